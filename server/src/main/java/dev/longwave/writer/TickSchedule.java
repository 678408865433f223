package dev.longwave.writer;

import java.time.Duration;

/** Schedule of ticks at a regular interval, for a caller that checks about once a second. */
final class TickSchedule {

    /** Half the time between two checks: a tick is due at the nearest check. */
    private static final long TOLERANCE = Duration.ofMillis(500).toNanos();

    /** Delay after which the nearest check was missed. */
    private static final long LATE = Duration.ofMillis(750).toNanos();

    private final long interval;
    private long due;

    /**
     * @param interval a second or more
     * @param first time of the first tick, in nanoseconds of a monotonic clock
     */
    TickSchedule(Duration interval, long first) {
        this.interval = interval.toNanos();
        due = first;
    }

    /**
     * Result of a check.
     *
     * @param due whether a tick is due
     * @param delay time since it was due, in nanoseconds; below 0 if it is due in a moment
     * @param missed number of later ticks that are due as well
     */
    record Due(boolean due, long delay, long missed) {
        static final Due NOT_YET = new Due(false, 0, 0);

        /** Returns whether an earlier check should have found the tick. */
        boolean isLate() {
            return delay > LATE;
        }
    }

    /** Checks whether a tick is due. If so, the next one is due an interval after the last that has passed. */
    Due check(long now) {
        long delay = now - due;
        if (delay < -TOLERANCE) {
            return Due.NOT_YET;
        }
        long missed = Math.max(0, delay + TOLERANCE) / interval;
        due += interval * (missed + 1);
        return new Due(true, delay, missed);
    }
}
