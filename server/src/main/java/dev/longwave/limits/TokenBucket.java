package dev.longwave.limits;

import java.time.Duration;

/**
 * So many of something a second, with a burst of five seconds' worth. On one thread, or behind a lock.
 */
public final class TokenBucket {

    public static final Duration BURST = Duration.ofSeconds(5);

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final int perSecond;

    /** How long what was taken takes to be allowed again, as of the last time. */
    private long debt;

    private long lastTime;

    /**
     * A full bucket.
     *
     * @param perSecond above 0
     * @param nanoTime the time now, in nanoseconds since any beginning
     */
    public TokenBucket(int perSecond, long nanoTime) {
        this.perSecond = perSecond;
        lastTime = nanoTime;
    }

    /** Takes as many if they are left, and else none. */
    public boolean take(int count, long nanoTime) {
        long after = debtAt(nanoTime) + count * SECOND / perSecond;
        if (after > BURST.toNanos()) {
            return false;
        }
        debt = after;
        lastTime = nanoTime;
        return true;
    }

    /** Whether it is as if nothing had ever been taken. */
    public boolean isWhole(long nanoTime) {
        return debtAt(nanoTime) == 0;
    }

    private long debtAt(long nanoTime) {
        return Math.max(0, debt - (nanoTime - lastTime));
    }
}
