package dev.longwave.connection;

import dev.longwave.lifecycle.Draining;
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

/** Registry of open connections from upgrade to end, with counts of closed ones by cause. From any thread. */
@Singleton
public final class ConnectionRegistry {

    /** Schedule of a drain. */
    @FunctionalInterface
    public interface Schedule {
        /** Returns the delay until the drain closes one of so many connections. */
        Duration delayOf(int index, int connections);
    }

    /** Connections by id, which is the order of their upgrades. */
    private final ConcurrentNavigableMap<Long, ManagedConnection> open = new ConcurrentSkipListMap<>();

    private final AtomicLong lastId = new AtomicLong();
    private final ConnectionMetrics metrics;

    /** Counted down once no connection is left in a drain. */
    private final CountDownLatch none = new CountDownLatch(1);

    private final Draining draining;

    public ConnectionRegistry(ConnectionMetrics metrics, Draining draining) {
        this.draining = draining;
        this.metrics = metrics;
        metrics.registerQueueGauges(this::all);
    }

    /** Creates the id and counters of a connection that may open. On its event loop. */
    public ConnectionStats newStats(String endpoint, InetAddress client, Executor loop) {
        MessageCounters counters = new MessageCounters(metrics.counters(endpoint, loop));
        return new ConnectionStats(lastId.incrementAndGet(), endpoint, client, counters, System.nanoTime());
    }

    void add(ManagedConnection connection) {
        open.put(connection.id(), connection);
        metrics.opened(connection.stats().endpoint());
        if (draining.hasBegun()) {
            // Admission accepted it just before the drain.
            connection.drain(Duration.ZERO);
        }
    }

    /** @param code close code, 0 if there was none */
    void remove(ManagedConnection connection, DisconnectCause cause, int code) {
        open.remove(connection.id());
        metrics.closed(connection.stats().endpoint(), cause, code);
        notifyIfNone();
    }

    void pinged(long nanos) {
        metrics.pinged(nanos);
    }

    /**
     * Returns snapshots of connections, in the order of their upgrades.
     *
     * @param after id after which the list begins, 0 for the first page
     * @param limit max number of snapshots
     */
    public List<ConnectionInfo> list(Predicate<ConnectionInfo> wanted, long after, int limit) {
        long now = System.nanoTime();
        return open.tailMap(after, /* inclusive= */ false).values().stream()
                .map(connection -> connection.info(now))
                .filter(wanted)
                .limit(limit)
                .toList();
    }

    /** Returns a live view of the open connections. */
    public Collection<ManagedConnection> all() {
        return open.values();
    }

    /** Returns the number of open connections. */
    public int count() {
        return metrics.open();
    }

    /** Closes a connection after everything that is queued for it. Returns false if the id is unknown. */
    public boolean close(long id, int code, String reason) {
        ManagedConnection connection = open.get(id);
        if (connection != null) {
            connection.close(DisconnectCause.OPERATOR, code, reason);
        }
        return connection != null;
    }

    /** Begins the drain: closes open connections with 1001 by the schedule, and later ones at once. Returns the number of open ones. */
    public int drain(Schedule schedule) {
        draining.begin();
        List<ManagedConnection> now = List.copyOf(open.values());
        for (int index = 0; index < now.size(); index++) {
            now.get(index).drain(schedule.delayOf(index, now.size()));
        }
        notifyIfNone();
        return now.size();
    }

    /** Waits after {@link #drain} until no connection is left. Returns false after the timeout. */
    public boolean awaitNone(Duration timeout) throws InterruptedException {
        return none.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Aborts the remaining connections and drops their queues. Returns how many there were. */
    public int abortAll() {
        List<ManagedConnection> left = List.copyOf(open.values());
        left.forEach(connection -> connection.abort(DisconnectCause.DRAIN));
        return left.size();
    }

    private void notifyIfNone() {
        if (draining.hasBegun() && open.isEmpty()) {
            none.countDown();
        }
    }
}
