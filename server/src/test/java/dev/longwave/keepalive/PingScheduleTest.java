package dev.longwave.keepalive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PingScheduleTest {

    @ParameterizedTest
    @CsvSource({"PT15S, PT0.5S, 30", "PT1S, PT0.1S, 10", "PT0.1S, PT0.01S, 10", "PT5.1S, PT0.463636363S, 11"})
    void ticksAreHalfASecondOrATenthOfInterval(Duration interval, Duration tick, int ticksToPing) {
        assertEquals(new PingSchedule(tick, ticksToPing), PingSchedule.of(() -> interval));
    }

    @Test
    void zeroIsOff() {
        assertTrue(PingSchedule.of(() -> Duration.ZERO).isOff());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "PT0.099S", "PT24H1S"})
    void intervalOutOfRangeIsNamedWithTheRule(Duration interval) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> PingSchedule.of(() -> interval));

        assertEquals(
                "longwave.keep-alive.interval=" + interval + " is out of range: must be 0 (off) or PT0.1S to PT24H",
                refused.getMessage());
    }
}
