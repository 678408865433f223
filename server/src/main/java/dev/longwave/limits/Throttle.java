package dev.longwave.limits;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Limits how often an action that clients can trigger, such as a log line, is performed. Thread-safe. */
public final class Throttle {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final long interval;
    private final LongSupplier nanoTime;
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
        this(interval, System::nanoTime);
    }

    /** @param nanoTime the current time, in nanoseconds from any origin */
    Throttle(Duration interval, LongSupplier nanoTime) {
        this.interval = interval.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Returns whether the action is allowed now. If so, the interval starts. */
    public synchronized boolean tryAcquire() {
        long now = nanoTime.getAsLong();
        boolean allowed = !done || now - doneAt >= interval;
        if (allowed) {
            done = true;
            doneAt = now;
        }
        return allowed;
    }
}
