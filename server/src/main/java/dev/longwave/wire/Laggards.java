package dev.longwave.wire;

import io.netty.util.concurrent.EventExecutor;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * The members of a row that have more waiting than the kernel takes. One is behind until it has taken all of that, but only as
 * long as it takes something: nobody is to wait for who does not read. On the row's event loop.
 */
final class Laggards {

    private static final long PATIENCE_MS = 500;

    private final EventExecutor loop;
    private final IntConsumer behind;
    private final Map<WireHandler, Lag> lags = new HashMap<>();
    private boolean watched;

    /** One member's: what it had taken when it was looked at last, and whether it is behind. */
    private static final class Lag {
        private long taken;
        private boolean behind = true;

        Lag(long taken) {
            this.taken = taken;
        }
    }

    /** @param behind told by how many more, or fewer, are behind */
    Laggards(EventExecutor loop, IntConsumer behind) {
        this.loop = loop;
        this.behind = behind;
    }

    /** Does nothing if it is one already. */
    void add(WireHandler member) {
        if (!lags.containsKey(member)) {
            lags.put(member, new Lag(member.taken()));
            behind.accept(1);
            member.whenRelieved(() -> remove(member));
            watch();
        }
    }

    void remove(WireHandler member) {
        Lag lag = lags.remove(member);
        if (lag != null && lag.behind) {
            behind.accept(-1);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a task
    private void watch() {
        if (!watched && !lags.isEmpty()) {
            watched = true;
            loop.schedule(this::look, PATIENCE_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        watched = false;
        int change = 0;
        for (Map.Entry<WireHandler, Lag> entry : lags.entrySet()) {
            Lag lag = entry.getValue();
            long taken = entry.getKey().taken();
            boolean takes = taken > lag.taken;
            change += takes == lag.behind ? 0 : takes ? 1 : -1;
            lag.behind = takes;
            lag.taken = taken;
        }
        if (change != 0) {
            behind.accept(change);
        }
        watch();
    }
}
