package dev.longwave.fanout;

import java.util.concurrent.ScheduledExecutorService;

/** A member of a fan-out. On its event loop, unless stated. */
public interface Subscriber {

    /** The event loop that it belongs to for good. From any thread. */
    ScheduledExecutorService eventLoop();

    /**
     * Queues a message for the client, to be written with the next {@link #flush}.
     *
     * @return whether it did: not once the connection is being closed
     */
    boolean deliver(Publication publication);

    /** Writes what is queued, as far as the kernel takes it. */
    void flush();

    /** Whether the kernel has taken everything that was queued. */
    boolean isWritable();

    /** Grows when the kernel takes something of what is queued, in bytes since the start. */
    long bytesFlushed();

    /**
     * Runs an action once, as soon as the subscriber is writable. Several actions may wait; they run in their order.
     *
     * @param action does not block
     */
    void onWritable(Runnable action);

    /** Closes the connection after a failure, as an error of the server. */
    void fail(Throwable cause);
}
