package dev.longwave.fanout;

import io.netty.util.concurrent.EventExecutor;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The members of a row that have more waiting than the kernel takes. One is behind until it has taken all of that, but only as
 * long as it takes something: nobody is to wait for who does not read. On the row's event loop.
 */
public final class SlowSubscribers {

    /** A client may stand still for so long because its machine has other things to do. */
    private static final long FRESH_MS = 50;

    private static final long PATIENCE_MS = 500;

    private final EventExecutor loop;
    private final Watcher watcher;
    private final Map<Member, Lag> lags = new HashMap<>();
    private boolean watched;

    /** What it has to know of one. */
    public interface Member {

        /** Grows when it takes something of what waits for it. */
        long taken();

        /**
         * Asks to be told when it has taken all of that.
         *
         * @param relieved run once
         */
        void whenRelieved(Runnable relieved);
    }

    /** Is told how many members of a row are behind. */
    @FunctionalInterface
    interface Watcher {
        /**
         * Some more, or fewer.
         *
         * @param behind of all
         * @param fresh of those that have fallen behind just now
         */
        void changed(int behind, int fresh);
    }

    /** One member's. */
    private static final class Lag {
        private long taken;
        private boolean behind = true;
        private boolean fresh = true;

        Lag(long taken) {
            this.taken = taken;
        }
    }

    SlowSubscribers(EventExecutor loop, Watcher watcher) {
        this.loop = loop;
        this.watcher = watcher;
    }

    /** Does nothing if it is one already. */
    @SuppressWarnings("FutureReturnValueIgnored") // a task
    void add(Member member) {
        if (!lags.containsKey(member)) {
            Lag lag = new Lag(member.taken());
            lags.put(member, lag);
            watcher.changed(1, 1);
            member.whenRelieved(() -> remove(member));
            loop.schedule(() -> age(lag), FRESH_MS, TimeUnit.MILLISECONDS);
            watch();
        }
    }

    void remove(Member member) {
        Lag lag = lags.remove(member);
        if (lag != null) {
            watcher.changed(lag.behind ? -1 : 0, lag.fresh ? -1 : 0);
            lag.fresh = false;
        }
    }

    private void age(Lag lag) {
        if (lag.fresh) {
            lag.fresh = false;
            watcher.changed(0, -1);
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
        for (Map.Entry<Member, Lag> entry : lags.entrySet()) {
            Lag lag = entry.getValue();
            long taken = entry.getKey().taken();
            boolean takes = taken > lag.taken || lag.fresh;
            change += takes == lag.behind ? 0 : takes ? 1 : -1;
            lag.behind = takes;
            lag.taken = taken;
        }
        if (change != 0) {
            watcher.changed(change, 0);
        }
        watch();
    }
}
