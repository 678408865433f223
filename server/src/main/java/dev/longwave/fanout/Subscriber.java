package dev.longwave.fanout;

import java.util.concurrent.ScheduledExecutorService;

/** A member of a fan-out. On its event loop, unless stated. */
public interface Subscriber {

    /** Returns the subscriber's event loop, which never changes. From any thread. */
    ScheduledExecutorService eventLoop();

    /**
     * Queues a message for the client. The next {@link #flush} writes it.
     *
     * @return false if the message is dropped because the connection is closing
     */
    boolean deliver(Publication publication);

    /** Writes queued data, as far as the kernel accepts it. */
    void flush();

    /** Returns whether the kernel has accepted everything that was queued. */
    boolean isWritable();

    /** Returns a number that grows when the kernel accepts queued data, in bytes since the start. */
    long bytesFlushed();

    /**
     * Runs an action once, as soon as the subscriber is writable. Several actions may be registered; they run in that order.
     *
     * @param action must not block
     */
    void onWritable(Runnable action);

    /** Closes the connection after a failure of the server. */
    void fail(Throwable cause);
}
