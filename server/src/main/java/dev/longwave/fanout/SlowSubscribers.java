package dev.longwave.fanout;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The members of a row that have more waiting than the kernel takes. One is behind until it has taken all of that, but only as
 * long as it takes something: nobody is to wait for who does not read. On the row's event loop.
 */
final class SlowSubscribers {

    /** A client may stand still for so long because its machine has other things to do. */
    private static final long JUST_FELL_BEHIND_MS = 50;

    private static final long PATIENCE_MS = 500;

    private final ScheduledExecutorService loop;
    private final Listener listener;
    private final Map<Subscriber, Entry> entries = new HashMap<>();
    private boolean checkScheduled;

    /** Is told how many members of a row are behind. */
    @FunctionalInterface
    interface Listener {
        /**
         * Some more, or fewer.
         *
         * @param behind of all
         * @param justFellBehind of those that have fallen behind just now
         */
        void changed(int behind, int justFellBehind);
    }

    /** One member's. */
    private static final class Entry {
        private long taken;
        private boolean behind = true;
        private boolean justFellBehind = true;

        Entry(long taken) {
            this.taken = taken;
        }
    }

    SlowSubscribers(ScheduledExecutorService loop, Listener listener) {
        this.loop = loop;
        this.listener = listener;
    }

    /** Does nothing if it is one already. */
    @SuppressWarnings("FutureReturnValueIgnored") // a task
    void add(Subscriber member) {
        if (!entries.containsKey(member)) {
            Entry entry = new Entry(member.bytesFlushed());
            entries.put(member, entry);
            listener.changed(1, 1);
            member.onWritable(() -> remove(member));
            loop.schedule(() -> age(entry), JUST_FELL_BEHIND_MS, TimeUnit.MILLISECONDS);
            scheduleCheck();
        }
    }

    void remove(Subscriber member) {
        Entry entry = entries.remove(member);
        if (entry != null) {
            listener.changed(entry.behind ? -1 : 0, entry.justFellBehind ? -1 : 0);
            entry.justFellBehind = false;
        }
    }

    private void age(Entry entry) {
        if (entry.justFellBehind) {
            entry.justFellBehind = false;
            listener.changed(0, -1);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a task
    private void scheduleCheck() {
        if (!checkScheduled && !entries.isEmpty()) {
            checkScheduled = true;
            loop.schedule(this::check, PATIENCE_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void check() {
        checkScheduled = false;
        int change = 0;
        for (Map.Entry<Subscriber, Entry> member : entries.entrySet()) {
            Entry entry = member.getValue();
            long taken = member.getKey().bytesFlushed();
            boolean takes = taken > entry.taken || entry.justFellBehind;
            change += takes == entry.behind ? 0 : takes ? 1 : -1;
            entry.behind = takes;
            entry.taken = taken;
        }
        if (change != 0) {
            listener.changed(change, 0);
        }
        scheduleCheck();
    }
}
