package dev.longwave.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.longwave.writer.TickSchedule.Due;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TickScheduleTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MILLI = Duration.ofMillis(1).toNanos();

    /** Monotonic clocks have any origin, and may overflow. */
    private static final long START = Long.MAX_VALUE - 2 * SECOND;

    private static final Asked ON_TIME = new Asked(true, false, 0);

    /** Result of a check. */
    private record Asked(boolean due, boolean late, long missed) {}

    @ParameterizedTest
    @CsvSource({"1, 1111111", "2, 1010101", "3, 1001001"})
    void tickIsDueAtOnceAndOncePerInterval(int seconds, String due) {
        assertEquals(due, due(new TickSchedule(Duration.ofSeconds(seconds), START), 7));
    }

    @Test
    void tickIsDueAtTheNearestCheck() {
        assertEquals("1101101101", due(new TickSchedule(Duration.ofMillis(1_500), START), 10));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void unevenChecksNeitherDropNorDoubleATick(long seed) {
        Random random = new Random(seed);
        TickSchedule schedule = new TickSchedule(Duration.ofSeconds(1), START);

        for (int second = 0; second < 1_000; second++) {
            long delay = random.nextLong(-450, 450) * MILLI;
            Due due = schedule.check(START + second * SECOND + delay);
            assertEquals(new Due(true, delay, 0), due);
            assertEquals(ON_TIME, asked(due));
        }
    }

    @Test
    void lateTickDoesNotDelayTheNext() {
        TickSchedule schedule = new TickSchedule(Duration.ofSeconds(10), START);

        assertEquals(new Asked(true, true, 0), asked(schedule.check(START + 3 * SECOND)));
        assertEquals(Due.NOT_YET, schedule.check(START + 9 * SECOND));
        assertEquals(ON_TIME, asked(schedule.check(START + 10 * SECOND)));
    }

    @Test
    void missedTicksAreSkipped() {
        TickSchedule schedule = new TickSchedule(Duration.ofSeconds(1), START);

        assertEquals(new Asked(true, true, 3_600), asked(schedule.check(START + 3_600 * SECOND)));
        assertEquals(ON_TIME, asked(schedule.check(START + 3_601 * SECOND)));
    }

    private static Asked asked(Due due) {
        return new Asked(due.due(), due.isLate(), due.missed());
    }

    private static String due(TickSchedule schedule, int seconds) {
        List<String> all = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            all.add(schedule.check(START + second * SECOND).due() ? "1" : "0");
        }
        return String.join("", all);
    }
}
