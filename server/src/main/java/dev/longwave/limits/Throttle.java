package dev.longwave.limits;

import java.time.Duration;

/** Limits how often an action that clients can trigger, such as a log line, is performed. Thread-safe. */
public final class Throttle {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final long interval;
    private boolean done;
    private long doneAt;

    /** Allows an action once a minute. */
    public Throttle() {
        this(A_MINUTE);
    }

    /**
     * Allows an action once in each interval.
     *
     * @param interval the time between two actions
     */
    public Throttle(Duration interval) {
        this.interval = interval.toNanos();
    }

    /**
     * Returns whether the action is allowed now. If so, the interval starts.
     *
     * @param nanoTime the current time, in nanoseconds from any origin
     */
    public synchronized boolean tryAcquire(long nanoTime) {
        boolean allowed = !done || nanoTime - doneAt >= interval;
        if (allowed) {
            done = true;
            doneAt = nanoTime;
        }
        return allowed;
    }
}
