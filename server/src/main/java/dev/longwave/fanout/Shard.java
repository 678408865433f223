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
 * The subscribers of a fan-out on one event loop. Handles what is queued in its order, in slices of 2 ms, so that other
 * connections of the loop never wait for all of it.
 */
final class Shard {

    sealed interface Event {}

    record Join(Subscriber member) implements Event {}

    record Leave(Subscriber member, Runnable left) implements Event {}

    record Send(Publication message, @Nullable Subscriber except) implements Event {}

    private static final Logger LOG = Logger.getLogger(Shard.class);

    private static final long SLICE = Duration.ofMillis(2).toNanos();

    private static final int LARGEST_BATCH = 256;

    /** Subscribers once all that is queued has happened. Under the lock of this. */
    private int members;

    private final ScheduledExecutorService loop;

    // On the event loop.
    private final Set<Subscriber> present = new LinkedHashSet<>();
    private final SlowSubscribers slow;
    private Queue<Event> taken = new ArrayDeque<>();
    private @Nullable Batch batch;

    // Under the lock of this.
    private Queue<Event> queued = new ArrayDeque<>();
    private boolean working;

    Shard(ScheduledExecutorService loop, SlowSubscribers.Listener listener) {
        this.loop = loop;
        slow = new SlowSubscribers(loop, listener);
    }

    /** Queues a subscriber's joining and returns how many there will be. */
    synchronized int join(Subscriber member) {
        queue(new Join(member));
        return ++members;
    }

    /**
     * Queues a subscriber's leaving and returns how many there will be.
     *
     * @param left run once it has been given everything queued before
     */
    synchronized int leave(Subscriber member, Runnable left) {
        queue(new Leave(member, left));
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
                LOG.error("A channel failed", e); // and the rest goes on
            }
        }
        if (more) {
            // Not execute: the loop would do that before it reads from anybody.
            loop.schedule(this::work, 1, TimeUnit.NANOSECONDS);
        }
    }

    /** Whether there was anything to do. */
    private boolean step() {
        Batch current = batch;
        if (current != null) {
            if (!current.deliver()) {
                batch = null;
                current.end();
            }
            return true;
        }
        if (taken.isEmpty() && !takeQueued()) {
            return false;
        }
        switch (taken.remove()) {
            case Join(Subscriber member) -> present.add(member);
            case Leave(Subscriber member, Runnable left) -> {
                present.remove(member);
                slow.remove(member);
                left.run();
            }
            case Send send -> batch = new Batch(withThoseBehind(send), present.iterator());
        }
        return true;
    }

    private synchronized boolean takeQueued() {
        Queue<Event> done = taken;
        taken = queued;
        queued = done;
        working = !taken.isEmpty();
        return working;
    }

    private List<Send> withThoseBehind(Send first) {
        List<Send> sends = new ArrayList<>();
        sends.add(first);
        while (sends.size() < LARGEST_BATCH && taken.peek() instanceof Send next) {
            sends.add(next);
            taken.remove();
        }
        return sends;
    }

    /**
     * Messages on their way to everybody: member by member, which costs less than message by message, because each is looked
     * at, and written to, once for all of them.
     */
    private final class Batch {

        private final List<Send> sends;
        private final int[] takers;

        /** Nobody joins or leaves before it is through. */
        private final Iterator<Subscriber> left;

        Batch(List<Send> sends, Iterator<Subscriber> members) {
            this.sends = sends;
            takers = new int[sends.size()];
            left = members;
        }

        /** To the next member; false if there was none left. */
        boolean deliver() {
            if (left.hasNext()) {
                deliver(left.next());
                return true;
            }
            return false;
        }

        void end() {
            for (int i = 0; i < takers.length; i++) {
                try {
                    sends.get(i).message().shardDone(takers[i]);
                } catch (RuntimeException e) {
                    LOG.error("A message could not be told delivered", e); // and the others are
                }
            }
        }

        @SuppressWarnings("ReferenceEquality") // the same one, and no other that says it is equal
        private void deliver(Subscriber member) {
            try {
                for (int i = 0; i < takers.length; i++) {
                    Send send = sends.get(i);
                    if (member != send.except() && member.deliver(send.message())) {
                        takers[i]++;
                    }
                }
                member.flush();
            } catch (RuntimeException | OutOfMemoryError e) {
                member.fail(e); // and it alone: the others get theirs
            }
            if (!member.isWritable()) {
                slow.add(member);
            }
        }
    }
}
