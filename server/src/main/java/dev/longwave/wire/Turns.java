package dev.longwave.wire;

import io.netty.util.concurrent.EventExecutor;

/**
 * A task of an event loop that runs behind everything that was queued before it was asked for last, once for all that asked
 * meanwhile. On that event loop.
 */
final class Turns {

    private final EventExecutor loop;
    private final Runnable turn;
    private int queued;

    Turns(EventExecutor loop, Runnable turn) {
        this.loop = loop;
        this.turn = turn;
    }

    /** Asks for a turn, whenever it comes. */
    void queue() {
        if (queued == 0) {
            queueBehind();
        }
    }

    /** Asks for a turn behind all that is queued now. Those that were asked for before leave everything to this one. */
    void queueBehind() {
        queued++;
        loop.execute(this::run);
    }

    boolean isQueued() {
        return queued > 0;
    }

    private void run() {
        queued--;
        if (queued == 0) {
            turn.run();
        }
    }
}
