package dev.longwave.fanout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Subscribers that are sent the same messages, in one order for all. Who joins gets all that is sent from then on. From any
 * thread.
 *
 * <p>Those of one event loop are a {@linkplain Shard row}: what is sent is queued for each row under one lock, which makes the
 * order, and a row takes all that has been queued in one go, so that each connection is written to once for all of it.
 * Nobody waits for a connection: one that does not read has its own bound. Who sends may wait until most keep up.
 */
public final class Subscribers {

    /** All of it under the lock of this. */
    private final Map<ScheduledExecutorService, Shard> shards = new HashMap<>();

    private int size;
    private int behind;
    private int justFellBehind;

    /** To be told once most keep up. */
    private List<Runnable> waiting = new ArrayList<>();

    public synchronized void join(Subscriber member) {
        size++;
        shards.computeIfAbsent(member.eventLoop(), loop -> new Shard(loop, this::changed))
                .join(member);
    }

    /**
     * Sends it nothing more.
     *
     * @param member has joined, and leaves once
     */
    public void leave(Subscriber member) {
        leave(member, () -> {});
    }

    /**
     * The same.
     *
     * @param left run when it has got all that was sent before: on its event loop
     */
    public synchronized void leave(Subscriber member, Runnable left) {
        size--;
        shards.computeIfPresent(member.eventLoop(), (loop, shard) -> shard.leave(member, left) == 0 ? null : shard);
    }

    /** How many have joined and not left. */
    public synchronized int size() {
        return size;
    }

    /**
     * Sends a message to all but one.
     *
     * @param payload not to be changed any more; UTF-8 if it is text
     * @param except gets none
     * @param delivered told how many took it, once they all have it or are gone: on any thread, and not to wait
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
     * For who can wait before it sends more: runs once no more than half of them are behind, that is, have something waiting
     * that the kernel does not take, and none only for a moment. Who takes nothing at all does not count.
     *
     * @param ready run on any thread, and not to wait
     */
    public void whenMostKeepUp(Runnable ready) {
        synchronized (this) {
            if (!mostKeepUp()) {
                waiting.add(ready);
                return;
            }
        }
        ready.run();
    }

    private void changed(int behindChange, int justFellBehindChange) {
        List<Runnable> told = List.of();
        synchronized (this) {
            behind += behindChange;
            justFellBehind += justFellBehindChange;
            if (mostKeepUp() && !waiting.isEmpty()) {
                told = waiting;
                waiting = new ArrayList<>();
            }
        }
        told.forEach(Runnable::run);
    }

    /** One of two is enough: who is slower than half of the others is not waited for, but for a moment. */
    private boolean mostKeepUp() {
        return justFellBehind == 0 && 2 * behind <= size;
    }
}
