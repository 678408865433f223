package dev.longwave.websocket;

import io.netty.util.concurrent.EventExecutor;

/** A task of an event loop that comes behind what is queued there, once for all that asked for it meanwhile. On that event loop. */
final class DeferredTask implements Runnable {

    private final EventExecutor loop;
    private final Runnable turn;
    private boolean queued;

    DeferredTask(EventExecutor loop, Runnable turn) {
        this.loop = loop;
        this.turn = turn;
    }

    void queue() {
        if (!queued) {
            queued = true;
            loop.execute(this);
        }
    }

    boolean isQueued() {
        return queued;
    }

    @Override
    public void run() {
        queued = false;
        turn.run();
    }
}
