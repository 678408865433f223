package dev.longwave.writer;

import java.time.Duration;

/** When something is due that happens at regular intervals, for one that is asked about once a second. */
final class TickSchedule {

    /** Half the time between two questions: it is due at the one that is nearest. */
    private static final long TOLERANCE = Duration.ofMillis(500).toNanos();

    /** By then the nearest has not come. */
    private static final long LATE = Duration.ofMillis(750).toNanos();

    private final long interval;
    private long due;

    /**
     * @param interval a second or more
     * @param first when it is due for the first time, in nanoseconds of any clock that is never set
     */
    TickSchedule(Duration interval, long first) {
        this.interval = interval.toNanos();
        due = first;
    }

    /**
     * @param due whether it is
     * @param lateness since it was, in nanoseconds; below 0 where it will be in a moment
     * @param missed how many more times it has been
     */
    record Beat(boolean due, long lateness, long missed) {
        static final Beat NOT_YET = new Beat(false, 0, 0);

        /** Whether it was so long ago that it should have happened before. */
        boolean isLate() {
            return lateness > LATE;
        }
    }

    /** Whether it is due. If so, the next time is an interval later, or after as many as have passed. */
    Beat at(long now) {
        long lateness = now - due;
        if (lateness < -TOLERANCE) {
            return Beat.NOT_YET;
        }
        long missed = Math.max(0, lateness + TOLERANCE) / interval;
        due += interval * (missed + 1);
        return new Beat(true, lateness, missed);
    }
}
