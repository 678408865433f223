package dev.longwave.shutdown;

import dev.longwave.config.Range;
import java.time.Duration;

/**
 * {@link ShutdownConfig#drain()}, checked.
 *
 * @param drain over how long the connections are closed
 */
record DrainSchedule(Duration drain) {

    private static final Range<Duration> RANGE =
            Range.ofDurations(Duration.ZERO, Duration.ofMinutes(10)).withMinNote("all at once");

    /** What a peer may take to read its last and to end its side, and a little more. */
    private static final Duration GRACE = Duration.ofSeconds(4);

    DrainSchedule {
        RANGE.check("longwave.shutdown.drain", drain);
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
