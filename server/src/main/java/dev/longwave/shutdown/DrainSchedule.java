package dev.longwave.shutdown;

import java.time.Duration;

/**
 * {@link ShutdownConfig#drain()}, checked.
 *
 * @param drain over how long the connections are closed
 */
record DrainSchedule(Duration drain) {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** What a peer may take to read its last and to end its side, and a little more. */
    private static final Duration GRACE = Duration.ofSeconds(4);

    DrainSchedule {
        if (drain.isNegative() || drain.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "longwave.shutdown.drain is %s, but 0 (all at once) to %s are allowed".formatted(drain, LONGEST));
        }
    }

    static DrainSchedule of(ShutdownConfig config) {
        return new DrainSchedule(config.drain());
    }

    /** When, after the beginning, one of so many connections is closed. */
    Duration delayOf(int index, int connections) {
        return drain.multipliedBy(index).dividedBy(connections);
    }

    /** When, after the beginning, those that are still there are cut. */
    Duration bound() {
        return drain.plus(GRACE);
    }
}
