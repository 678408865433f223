package dev.longwave.wire;

import dev.longwave.connection.Ending;
import dev.longwave.connection.Tally;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** All connections from their upgrade to their end, and why those ended that there were. From any thread. */
@Singleton
public final class OpenConnections {

    /** When one of so many connections is closed. */
    @FunctionalInterface
    public interface Pace {
        Duration delayOf(int index, int connections);
    }

    private final Set<WireHandler> open = ConcurrentHashMap.newKeySet();
    private final Tally<Ending> ended = new Tally<>(Ending.class);

    /** Counted down once there are none while it drains. */
    private final CountDownLatch none = new CountDownLatch(1);

    private volatile boolean draining;

    void add(WireHandler connection) {
        open.add(connection);
        if (draining) {
            // It was let in just before.
            connection.drainAfter(Duration.ZERO);
        }
    }

    void remove(WireHandler connection, Ending ending) {
        open.remove(connection);
        ended.count(ending);
        tellIfNone();
    }

    /** Has each connection closed with 1001 in its time, and those that still come at once. Returns how many there are. */
    public int drain(Pace pace) {
        draining = true;
        List<WireHandler> now = List.copyOf(open);
        for (int index = 0; index < now.size(); index++) {
            now.get(index).drainAfter(pace.delayOf(index, now.size()));
        }
        tellIfNone();
        return now.size();
    }

    /** How many connections have ended for that reason since the start. */
    public long ended(Ending ending) {
        return ended.counted(ending);
    }

    /** Waits until all have gone after {@link #drain}; whether they have in that time. */
    public boolean awaitNone(Duration atMost) throws InterruptedException {
        return none.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Ends those that are left, with what waits for them. Returns how many there were. */
    public int cutAll() {
        List<WireHandler> left = List.copyOf(open);
        left.forEach(connection -> connection.abort(Ending.DRAIN));
        return left.size();
    }

    private void tellIfNone() {
        if (draining && open.isEmpty()) {
            none.countDown();
        }
    }
}
