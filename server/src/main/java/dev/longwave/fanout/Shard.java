package dev.longwave.fanout;

import dev.longwave.connection.Connection;
import dev.longwave.websocket.WebSocketHandler;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The members of an audience on one event loop. Does what is queued in its order, and lets the loop go on to other things
 * after a while: however much there is, nobody else on it waits for all of that.
 */
final class Shard {

    sealed interface Event {}

    record Join(WebSocketHandler member) implements Event {}

    record Leave(WebSocketHandler member, Runnable left) implements Event {}

    record Send(Publication message, @Nullable Connection except) implements Event {}

    private static final Logger LOG = Logger.getLogger(Shard.class);

    private static final long SLICE = Duration.ofMillis(2).toNanos();

    private static final int LARGEST_BATCH = 256;

    /** Those who will be there when all that is queued has happened. Under the lock of the audience. */
    int members;

    private final EventExecutor loop;

    // On the event loop.
    private final Set<WebSocketHandler> present = new LinkedHashSet<>();
    private final SlowSubscribers laggards;
    private Queue<Event> taken = new ArrayDeque<>();
    private @Nullable Batch batch;

    // Under the lock of this.
    private Queue<Event> queued = new ArrayDeque<>();
    private boolean working;

    Shard(EventExecutor loop, SlowSubscribers.Watcher watcher) {
        this.loop = loop;
        laggards = new SlowSubscribers(loop, watcher);
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
            if (!current.handOut()) {
                batch = null;
                current.end();
            }
            return true;
        }
        if (taken.isEmpty() && !takeQueued()) {
            return false;
        }
        switch (taken.remove()) {
            case Join(WebSocketHandler member) -> present.add(member);
            case Leave(WebSocketHandler member, Runnable left) -> {
                present.remove(member);
                laggards.remove(member);
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
        private final Iterator<WebSocketHandler> left;

        Batch(List<Send> sends, Iterator<WebSocketHandler> members) {
            this.sends = sends;
            takers = new int[sends.size()];
            left = members;
        }

        /** To the next member; false if there was none left. */
        boolean handOut() {
            if (left.hasNext()) {
                handOut(left.next());
                return true;
            }
            return false;
        }

        void end() {
            for (int i = 0; i < takers.length; i++) {
                try {
                    sends.get(i).message().handedOut(takers[i]);
                } catch (RuntimeException e) {
                    LOG.error("A message could not be told delivered", e); // and the others are
                }
            }
        }

        private void handOut(WebSocketHandler member) {
            try {
                for (int i = 0; i < takers.length; i++) {
                    Send send = sends.get(i);
                    if (member != send.except() && member.send(send.message())) {
                        takers[i]++;
                    }
                }
                member.writeNow();
            } catch (RuntimeException | OutOfMemoryError e) {
                member.fail(e); // and it alone: the others get theirs
            }
            if (member.isCongested()) {
                laggards.add(member);
            }
        }
    }
}
