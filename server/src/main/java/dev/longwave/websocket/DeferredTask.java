package dev.longwave.websocket;

import io.netty.util.concurrent.EventExecutor;

/**
 * Task at the end of an event loop's queue. Runs once however often it was scheduled meanwhile, so that a read of many messages
 * ends with one write. Netty's {@code FlushConsolidationHandler} does this too, but this task also orders the Close. On that
 * event loop.
 */
final class DeferredTask implements Runnable {

    private final EventExecutor loop;
    private final Runnable task;
    private boolean scheduled;

    DeferredTask(EventExecutor loop, Runnable task) {
        this.loop = loop;
        this.task = task;
    }

    void schedule() {
        if (!scheduled) {
            scheduled = true;
            loop.execute(this);
        }
    }

    boolean isScheduled() {
        return scheduled;
    }

    @Override
    public void run() {
        scheduled = false;
        task.run();
    }
}
