package dev.longwave.keepalive;

import dev.longwave.config.Range;
import java.time.Duration;

/**
 * {@link KeepAliveConfig}, checked, as ticks.
 *
 * @param tick how often the silence of all peers is looked at
 * @param ticksToPing the ticks of silence after which a peer is pinged, 0 for never; after as many again it is dead
 */
public record PingSchedule(Duration tick, int ticksToPing) {

    private static final Range<Duration> RANGE =
            Range.ofDurations(Duration.ofMillis(100), Duration.ofDays(1)).withSpecialValue("0 (off)");

    /** A dead peer is to be gone within a second of its time: half of that for the tick, half for the loop to be busy. */
    private static final Duration LONGEST_TICK = Duration.ofMillis(500);

    private static final int FEWEST_TICKS = 10;

    public static PingSchedule of(KeepAliveConfig config) {
        Duration interval = config.interval();
        if (interval.isZero()) {
            return new PingSchedule(Duration.ZERO, 0);
        }
        RANGE.check("longwave.keep-alive.interval", interval);
        int ticks = Math.max(FEWEST_TICKS, (int) Math.ceilDiv(interval.toMillis(), LONGEST_TICK.toMillis()));
        return new PingSchedule(interval.dividedBy(ticks), ticks);
    }

    public boolean isOff() {
        return ticksToPing == 0;
    }
}
