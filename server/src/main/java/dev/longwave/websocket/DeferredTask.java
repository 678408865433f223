package dev.longwave.websocket;

import io.netty.util.concurrent.EventExecutor;

/** A task at the end of an event loop's queue: runs once for all that asked for it meanwhile, so that a read of many messages
 * ends with one write. As Netty's {@code FlushConsolidationHandler}, but the Close has its place in it too. On that event loop. */
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
