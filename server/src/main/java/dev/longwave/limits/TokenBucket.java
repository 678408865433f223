package dev.longwave.limits;

import java.time.Duration;

/**
 * Token bucket: a rate a second, with a burst of five seconds' worth. Not thread-safe: one thread, or a lock.
 */
public final class TokenBucket {

    /** The time without use after which the bucket is full. */
    public static final Duration BURST = Duration.ofSeconds(5);

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final int perSecond;

    /** Nanoseconds until the bucket is full, as of {@link #lastTime}. */
    private long debt;

    private long lastTime;

    /**
     * Creates a full bucket.
     *
     * @param perSecond above 0
     * @param nanoTime the current time, in nanoseconds from any origin
     */
    public TokenBucket(int perSecond, long nanoTime) {
        this.perSecond = perSecond;
        lastTime = nanoTime;
    }

    /** Takes this number of tokens if they are left, otherwise none. */
    public boolean take(int count, long nanoTime) {
        long after = debtAt(nanoTime) + count * SECOND / perSecond;
        if (after > BURST.toNanos()) {
            return false;
        }
        debt = after;
        lastTime = nanoTime;
        return true;
    }

    /** Returns whether the bucket is full. */
    public boolean isWhole(long nanoTime) {
        return debtAt(nanoTime) == 0;
    }

    private long debtAt(long nanoTime) {
        return Math.max(0, debt - (nanoTime - lastTime));
    }
}
