package dev.longwave.fanout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Subscribers that get the same messages in the same order. A subscriber gets every message that is sent after it joins. From
 * any thread.
 *
 * <p>The subscribers of one event loop form a {@linkplain Shard shard}. Each message is queued for all shards under one lock,
 * which makes the order. A shard takes everything queued at once, so that it writes to each connection once for all of it.
 * Delivery never waits for a connection: one that does not read has its own limit. A publisher may wait until most keep up.
 */
public final class Subscribers {

    /** All of it under the lock of this. */
    private final Map<ScheduledExecutorService, Shard> shards = new HashMap<>();

    private int size;
    private int slow;
    private int justFellBehind;

    /** Actions to run once most subscribers keep up. */
    private List<Runnable> waiting = new ArrayList<>();

    public synchronized void join(Subscriber member) {
        size++;
        shards.computeIfAbsent(member.eventLoop(), loop -> new Shard(loop, this::changed))
                .join(member);
    }

    /**
     * Removes a subscriber, which gets no message that is sent later.
     *
     * @param member must have joined, and leaves once
     */
    public void leave(Subscriber member) {
        leave(member, () -> {});
    }

    /**
     * Removes a subscriber, and runs an action once it has got every message that was sent before.
     *
     * @param onLeft run on the subscriber's event loop
     */
    public synchronized void leave(Subscriber member, Runnable onLeft) {
        size--;
        shards.computeIfPresent(member.eventLoop(), (loop, shard) -> shard.leave(member, onLeft) == 0 ? null : shard);
    }

    /** Returns the number of subscribers. */
    public synchronized int size() {
        return size;
    }

    /**
     * Sends a message to all subscribers, or to all but one.
     *
     * @param payload must not change any more; UTF-8 if it is text
     * @param except gets no message; null if all get it
     * @param delivered called with the number of subscribers that accepted the message, after delivery to all that are still
     *     connected; on any thread, must not block
     */
    public void send(boolean text, byte[] payload, @Nullable Subscriber except, IntConsumer delivered) {
        synchronized (this) {
            Publication message = new Publication(text, payload, shards.size(), delivered);
            shards.values().forEach(shard -> shard.queue(new Shard.Send(message, except)));
            if (!shards.isEmpty()) {
                return;
            }
        }
        delivered.accept(0);
    }

    /**
     * Runs an action once at most half of the subscribers are slow and none fell behind just now. Slow subscribers have queued
     * data that the kernel has not accepted. Subscribers that accept no data at all are ignored.
     *
     * @param ready run on any thread, must not block
     */
    public void whenMostAreWritable(Runnable ready) {
        synchronized (this) {
            if (!mostAreWritable()) {
                waiting.add(ready);
                return;
            }
        }
        ready.run();
    }

    private void changed(int slowChange, int justFellBehindChange) {
        List<Runnable> notified = List.of();
        synchronized (this) {
            slow += slowChange;
            justFellBehind += justFellBehindChange;
            if (mostAreWritable() && !waiting.isEmpty()) {
                notified = waiting;
                waiting = new ArrayList<>();
            }
        }
        notified.forEach(Runnable::run);
    }

    /** Returns whether half of the subscribers keep up. A publisher waits for slower ones only for a moment. */
    private boolean mostAreWritable() {
        return justFellBehind == 0 && 2 * slow <= size;
    }
}
