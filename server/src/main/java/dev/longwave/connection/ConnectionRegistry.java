package dev.longwave.connection;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** All connections from their upgrade to their end, and why those ended that there were. From any thread. */
@Singleton
public final class ConnectionRegistry {

    /** When one of so many connections is closed. */
    @FunctionalInterface
    public interface Schedule {
        Duration delayOf(int index, int connections);
    }

    /** By their ids, so in the order in which they came. */
    private final ConcurrentNavigableMap<Long, ManagedConnection> open = new ConcurrentSkipListMap<>();

    private final AtomicLong lastId = new AtomicLong();
    private final ConnectionMetrics metrics;

    /** Counted down once there are none while it drains. */
    private final CountDownLatch none = new CountDownLatch(1);

    private volatile boolean draining;

    public ConnectionRegistry(ConnectionMetrics metrics) {
        this.metrics = metrics;
        metrics.watch(this::all);
    }

    /** For a connection that may become one of them, on its event loop. */
    public ConnectionStats newStats(String endpoint, InetAddress client, Executor loop) {
        MessageCounters counters = new MessageCounters(metrics.counters(endpoint, loop));
        return new ConnectionStats(lastId.incrementAndGet(), endpoint, client, counters, System.nanoTime());
    }

    void add(ManagedConnection connection) {
        open.put(connection.id(), connection);
        metrics.opened(connection.stats().endpoint());
        if (draining) {
            // It was let in just before.
            connection.drain(Duration.ZERO);
        }
    }

    /** @param code 0 if there was none */
    void remove(ManagedConnection connection, DisconnectCause cause, int code) {
        open.remove(connection.id());
        metrics.closed(connection.stats().endpoint(), cause, code);
        tellIfNone();
    }

    void pinged(long nanos) {
        metrics.pinged(nanos);
    }

    /**
     * Some of them, in the order in which they came.
     *
     * @param after the id of the last one that is not wanted any more, 0 to begin with
     * @param limit how many at most
     */
    public List<ConnectionInfo> list(Predicate<ConnectionInfo> wanted, long after, int limit) {
        long now = System.nanoTime();
        return open.tailMap(after, /* inclusive= */ false).values().stream()
                .map(connection -> connection.info(now))
                .filter(wanted)
                .limit(limit)
                .toList();
    }

    /** Those that there are. */
    public Collection<ManagedConnection> all() {
        return open.values();
    }

    /** How many there are. */
    public int count() {
        return metrics.open();
    }

    /** Closes one, behind what it has been sent. False if there is none with that id. */
    public boolean close(long id, int code, String reason) {
        ManagedConnection connection = open.get(id);
        if (connection != null) {
            connection.close(DisconnectCause.OPERATOR, code, reason);
        }
        return connection != null;
    }

    /** Has each connection closed with 1001 in its time, and those that still come at once. Returns how many there are. */
    public int drain(Schedule schedule) {
        draining = true;
        List<ManagedConnection> now = List.copyOf(open.values());
        for (int index = 0; index < now.size(); index++) {
            now.get(index).drain(schedule.delayOf(index, now.size()));
        }
        tellIfNone();
        return now.size();
    }

    /** Waits until all have gone after {@link #drain}; whether they have in that time. */
    public boolean awaitNone(Duration atMost) throws InterruptedException {
        return none.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Ends those that are left, with what waits for them. Returns how many there were. */
    public int cutAll() {
        List<ManagedConnection> left = List.copyOf(open.values());
        left.forEach(connection -> connection.abort(DisconnectCause.DRAIN));
        return left.size();
    }

    private void tellIfNone() {
        if (draining && open.isEmpty()) {
            none.countDown();
        }
    }
}
