package dev.longwave.connection;

import dev.longwave.websocket.WebSocketHandler;
import io.netty.util.concurrent.EventExecutor;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** All connections from their upgrade to their end, and why those ended that there were. From any thread. */
@Singleton
public final class ConnectionRegistry {

    /** When one of so many connections is closed. */
    @FunctionalInterface
    public interface Pace {
        Duration delayOf(int index, int connections);
    }

    /** By their ids, so in the order in which they came. */
    private final ConcurrentNavigableMap<Long, WebSocketHandler> open = new ConcurrentSkipListMap<>();

    private final AtomicLong lastId = new AtomicLong();
    private final EnumCounter<DisconnectCause> ended = new EnumCounter<>(DisconnectCause.class);
    private final ConnectionMetrics metrics;

    /** Counted down once there are none while it drains. */
    private final CountDownLatch none = new CountDownLatch(1);

    private volatile boolean draining;

    public ConnectionRegistry(ConnectionMetrics metrics) {
        this.metrics = metrics;
        metrics.watch(this::all);
    }

    /** For a connection that may become one of them, on its event loop. */
    public ConnectionStats newAccount(String endpoint, InetAddress client, EventExecutor loop) {
        MessageCounters traffic = new MessageCounters(metrics.traffic(endpoint, loop));
        return new ConnectionStats(lastId.incrementAndGet(), endpoint, client, traffic, System.nanoTime());
    }

    void add(WebSocketHandler connection) {
        open.put(connection.account().id(), connection);
        metrics.opened(connection.account().endpoint());
        if (draining) {
            // It was let in just before.
            connection.drainAfter(Duration.ZERO);
        }
    }

    /** @param code 0 if there was none */
    void remove(WebSocketHandler connection, DisconnectCause ending, int code) {
        open.remove(connection.account().id());
        ended.count(ending);
        metrics.closed(connection.account().endpoint(), ending, code);
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
                .map(connection -> connection.state(now))
                .filter(wanted)
                .limit(limit)
                .toList();
    }

    /** Those that there are. */
    public Collection<WebSocketHandler> all() {
        return open.values();
    }

    /** How many there are. */
    public int count() {
        return metrics.open();
    }

    /** Closes one, behind what it has been sent. False if there is none with that id. */
    public boolean close(long id, int code, String reason) {
        WebSocketHandler connection = open.get(id);
        if (connection != null) {
            connection.end(DisconnectCause.OPERATOR, code, reason);
        }
        return connection != null;
    }

    /** Has each connection closed with 1001 in its time, and those that still come at once. Returns how many there are. */
    public int drain(Pace pace) {
        draining = true;
        List<WebSocketHandler> now = List.copyOf(open.values());
        for (int index = 0; index < now.size(); index++) {
            now.get(index).drainAfter(pace.delayOf(index, now.size()));
        }
        tellIfNone();
        return now.size();
    }

    /** How many connections have ended for that reason since the start. */
    public long ended(DisconnectCause ending) {
        return ended.counted(ending);
    }

    /** Waits until all have gone after {@link #drain}; whether they have in that time. */
    public boolean awaitNone(Duration atMost) throws InterruptedException {
        return none.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Ends those that are left, with what waits for them. Returns how many there were. */
    public int cutAll() {
        List<WebSocketHandler> left = List.copyOf(open.values());
        left.forEach(connection -> connection.abort(DisconnectCause.DRAIN));
        return left.size();
    }

    private void tellIfNone() {
        if (draining && open.isEmpty()) {
            none.countDown();
        }
    }
}
