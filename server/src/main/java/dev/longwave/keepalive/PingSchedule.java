package dev.longwave.keepalive;

import dev.longwave.config.Range;
import java.time.Duration;

/**
 * Validated {@link KeepAliveConfig}, as ticks.
 *
 * @param tick the interval of checks of all clients
 * @param ticksToPing the ticks without input before a Ping, 0 is off; after as many again the client counts as dead
 */
public record PingSchedule(Duration tick, int ticksToPing) {

    private static final Range<Duration> RANGE =
            Range.ofDurations(Duration.ofMillis(100), Duration.ofDays(1)).withSpecialValue("0 (off)");

    /** A dead client must be disconnected within a second: half for the tick, half for a busy event loop. */
    private static final Duration MAX_TICK = Duration.ofMillis(500);

    private static final int MIN_TICKS = 10;

    /** Returns the configured schedule. */
    public static PingSchedule of(KeepAliveConfig config) {
        Duration interval = config.interval();
        if (interval.isZero()) {
            return new PingSchedule(Duration.ZERO, 0);
        }
        RANGE.check("longwave.keep-alive.interval", interval);
        int ticks = Math.max(MIN_TICKS, (int) Math.ceilDiv(interval.toMillis(), MAX_TICK.toMillis()));
        return new PingSchedule(interval.dividedBy(ticks), ticks);
    }

    /** Returns whether keep-alive is off. */
    public boolean isOff() {
        return ticksToPing == 0;
    }
}
