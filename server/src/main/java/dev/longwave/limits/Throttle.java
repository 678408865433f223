package dev.longwave.limits;

import java.time.Duration;

/** When something may be done again that peers could have done as often as they like, as a line of the log. From any thread. */
public final class Throttle {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final long apart;
    private boolean done;
    private long doneAt;

    /** Once a minute. */
    public Throttle() {
        this(A_MINUTE);
    }

    /**
     * Allows an action once in each interval.
     *
     * @param apart how long it is not to be done again
     */
    public Throttle(Duration apart) {
        this.apart = apart.toNanos();
    }

    /**
     * Whether it may be now; then it is taken to be.
     *
     * @param nanoTime the time now, in nanoseconds since any beginning
     */
    public synchronized boolean tryAcquire(long nanoTime) {
        boolean time = !done || nanoTime - doneAt >= apart;
        if (time) {
            done = true;
            doneAt = nanoTime;
        }
        return time;
    }
}
