package dev.longwave.shutdown;

import dev.longwave.config.Range;
import java.time.Duration;

/**
 * Validated {@link ShutdownConfig#drain()}.
 *
 * @param drain the time over which connections are closed
 */
record DrainSchedule(Duration drain) {

    private static final Range<Duration> RANGE =
            Range.ofDurations(Duration.ZERO, Duration.ofMinutes(10)).withMinNote("all at once");

    /** Time for a client to read the last data and close its side, plus a margin. */
    private static final Duration GRACE = Duration.ofSeconds(4);

    DrainSchedule {
        RANGE.check("longwave.shutdown.drain", drain);
    }

    static DrainSchedule of(ShutdownConfig config) {
        return new DrainSchedule(config.drain());
    }

    /** Returns the time from the start of the drain to the close of one connection. */
    Duration delayOf(int index, int connections) {
        return drain.multipliedBy(index).dividedBy(connections);
    }

    /** Returns the time from the start of the drain to the disconnect of remaining connections. */
    Duration bound() {
        return drain.plus(GRACE);
    }
}
