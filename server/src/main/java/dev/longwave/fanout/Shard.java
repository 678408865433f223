package dev.longwave.fanout;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Subscribers of a fan-out on one event loop. Handles its queue in order and in slices of 2 ms, so that other connections of
 * the loop never wait for the whole queue.
 */
final class Shard {

    sealed interface Event {}

    record Join(Subscriber member) implements Event {}

    record Leave(Subscriber member, Runnable onLeft) implements Event {}

    record Send(Publication message, @Nullable Subscriber except) implements Event {}

    private static final Logger LOG = Logger.getLogger(Shard.class);

    private static final long SLICE = Duration.ofMillis(2).toNanos();

    private static final int MAX_BATCH = 256;

    /** Number of subscribers after everything queued is handled. Under the lock of this. */
    private int members;

    private final ScheduledExecutorService loop;

    // On the event loop.
    private final Set<Subscriber> present = new LinkedHashSet<>();
    private final SlowSubscribers slow;
    private Queue<Event> current = new ArrayDeque<>();
    private @Nullable Batch batch;

    // Under the lock of this.
    private Queue<Event> queued = new ArrayDeque<>();
    private boolean working;

    Shard(ScheduledExecutorService loop, SlowSubscribers.Listener listener) {
        this.loop = loop;
        slow = new SlowSubscribers(loop, listener);
    }

    /** Queues the join of a subscriber. Returns the number of subscribers after it. */
    synchronized int join(Subscriber member) {
        queue(new Join(member));
        return ++members;
    }

    /**
     * Queues the leave of a subscriber. Returns the number of subscribers after it.
     *
     * @param onLeft run after the delivery of everything queued before
     */
    synchronized int leave(Subscriber member, Runnable onLeft) {
        queue(new Leave(member, onLeft));
        return --members;
    }

    synchronized void queue(Event event) {
        queued.add(event);
        if (!working) {
            working = true;
            loop.execute(this::work);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a task
    private void work() {
        long began = System.nanoTime();
        boolean more = true;
        while (more && System.nanoTime() - began < SLICE) {
            try {
                more = step();
            } catch (RuntimeException e) {
                LOG.error("Fan-out failed", e); // the rest goes on
            }
        }
        if (more) {
            // Not execute: the loop would run that before it reads from any connection.
            loop.schedule(this::work, 1, TimeUnit.NANOSECONDS);
        }
    }

    /** Handles one event or one subscriber of a batch. Returns false if there is none. */
    private boolean step() {
        Batch sending = batch;
        if (sending != null) {
            if (!sending.deliver()) {
                batch = null;
                sending.end();
            }
            return true;
        }
        if (current.isEmpty() && !swapQueues()) {
            return false;
        }
        switch (current.remove()) {
            case Join(Subscriber member) -> present.add(member);
            case Leave(Subscriber member, Runnable onLeft) -> {
                present.remove(member);
                slow.remove(member);
                onLeft.run();
            }
            case Send send -> batch = new Batch(withNextSends(send), present.iterator());
        }
        return true;
    }

    private synchronized boolean swapQueues() {
        Queue<Event> done = current;
        current = queued;
        queued = done;
        working = !current.isEmpty();
        return working;
    }

    private List<Send> withNextSends(Send first) {
        List<Send> sends = new ArrayList<>();
        sends.add(first);
        while (sends.size() < MAX_BATCH && current.peek() instanceof Send next) {
            sends.add(next);
            current.remove();
        }
        return sends;
    }

    /**
     * Messages that are being delivered, subscriber by subscriber. That costs less than message by message: the shard looks at
     * each subscriber, and writes to it, once for the whole batch.
     */
    private final class Batch {

        private final List<Send> sends;
        private final int[] accepted;

        /** Valid to the end: no subscriber joins or leaves during a batch. */
        private final Iterator<Subscriber> remaining;

        Batch(List<Send> sends, Iterator<Subscriber> members) {
            this.sends = sends;
            accepted = new int[sends.size()];
            remaining = members;
        }

        /** Delivers to the next subscriber. Returns false if there is none. */
        boolean deliver() {
            if (remaining.hasNext()) {
                deliver(remaining.next());
                return true;
            }
            return false;
        }

        void end() {
            for (int i = 0; i < accepted.length; i++) {
                try {
                    sends.get(i).message().shardDone(accepted[i]);
                } catch (RuntimeException e) {
                    LOG.error("Delivery callback failed", e); // the others still run
                }
            }
        }

        @SuppressWarnings("ReferenceEquality") // the same one, and no other that says it is equal
        private void deliver(Subscriber member) {
            try {
                for (int i = 0; i < accepted.length; i++) {
                    Send send = sends.get(i);
                    if (member != send.except() && member.deliver(send.message())) {
                        accepted[i]++;
                    }
                }
                member.flush();
            } catch (RuntimeException | OutOfMemoryError e) {
                member.fail(e); // this one alone: the others get their messages
            }
            if (!member.isWritable()) {
                slow.add(member);
            }
        }
    }
}
