package dev.longwave.fanout;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Subscribers of a shard with queued data that the kernel has not accepted. A subscriber counts as slow until the kernel has
 * accepted all of it, but only while the kernel accepts some: no publisher waits for a client that does not read. On the
 * shard's event loop.
 */
final class SlowSubscribers {

    /** A client may stall for this long because its machine is busy. */
    private static final long JUST_FELL_BEHIND_MS = 50;

    /** Between two checks. A subscriber that has flushed nothing from one to the next does not read. */
    private static final long PATIENCE_MS = 500;

    private final ScheduledExecutorService loop;
    private final Listener listener;
    private final Map<Subscriber, Entry> entries = new HashMap<>();
    private boolean checkScheduled;

    /** Listener to the number of slow subscribers of a shard. */
    @FunctionalInterface
    interface Listener {
        /**
         * Handles a change of the numbers.
         *
         * @param slow difference in the number of slow subscribers
         * @param justFellBehind difference in the number of those that fell behind just now
         */
        void changed(int slow, int justFellBehind);
    }

    /** State of one subscriber. */
    private static final class Entry {
        private long flushed;
        private boolean slow = true;
        private boolean justFellBehind = true;

        /** Whether a check has seen it: the first one comes too early to tell whether it reads. */
        private boolean seen;

        Entry(long flushed) {
            this.flushed = flushed;
        }
    }

    SlowSubscribers(ScheduledExecutorService loop, Listener listener) {
        this.loop = loop;
        this.listener = listener;
    }

    /** Adds a subscriber, unless it is here already. */
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
            listener.changed(entry.slow ? -1 : 0, entry.justFellBehind ? -1 : 0);
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
            long flushed = member.getKey().bytesFlushed();
            boolean reads = flushed > entry.flushed || !entry.seen;
            change += reads == entry.slow ? 0 : reads ? 1 : -1;
            entry.slow = reads;
            entry.flushed = flushed;
            entry.seen = true;
        }
        if (change != 0) {
            listener.changed(change, 0);
        }
        scheduleCheck();
    }
}
