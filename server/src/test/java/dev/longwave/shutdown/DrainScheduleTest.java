package dev.longwave.shutdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DrainScheduleTest {

    @Test
    void connectionsAreClosedEvenlyOverTheDrain() {
        DrainSchedule spread = new DrainSchedule(Duration.ofSeconds(2));

        assertEquals(
                List.of(0L, 500L, 1000L, 1500L),
                IntStream.range(0, 4)
                        .mapToObj(index -> spread.delayOf(index, 4).toMillis())
                        .toList());
    }

    @Test
    void zeroClosesAllAtOnce() {
        assertEquals(Duration.ZERO, new DrainSchedule(Duration.ZERO).delayOf(9, 10));
    }

    @Test
    void drainHasAnUpperBound() {
        assertEquals(Duration.ofSeconds(6), new DrainSchedule(Duration.ofSeconds(2)).bound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "PT10M1S"})
    void drainOutOfRangeIsNamedWithTheRule(Duration drain) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> DrainSchedule.of(() -> drain));

        assertEquals(
                "longwave.shutdown.drain=" + drain + " is out of range: must be 0 (all at once) to PT10M",
                refused.getMessage());
    }
}
