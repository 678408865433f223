package dev.longwave.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.longwave.writer.TickSchedule.Beat;
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

    /** Clocks of this kind begin anywhere, and may run over. */
    private static final long START = Long.MAX_VALUE - 2 * SECOND;

    private static final Asked ON_TIME = new Asked(true, false, 0);

    /** What a beat comes to. */
    private record Asked(boolean due, boolean late, long missed) {}

    @ParameterizedTest
    @CsvSource({"1, 1111111", "2, 1010101", "3, 1001001"})
    void itIsDueAtItsFirstMomentAndThenOnceEachInterval(int seconds, String due) {
        assertEquals(due, due(new TickSchedule(Duration.ofSeconds(seconds), START), 7));
    }

    @Test
    void betweenTwoQuestionsItIsDueAtTheFirstThatIsNearEnough() {
        assertEquals("1101101101", due(new TickSchedule(Duration.ofMillis(1_500), START), 10));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void unevenQuestionsNeitherDropNorDoubleAnything(long seed) {
        Random random = new Random(seed);
        TickSchedule rhythm = new TickSchedule(Duration.ofSeconds(1), START);

        for (int second = 0; second < 1_000; second++) {
            long lateness = random.nextLong(-450, 450) * MILLI;
            Beat beat = rhythm.at(START + second * SECOND + lateness);
            assertEquals(new Beat(true, lateness, 0), beat);
            assertEquals(ON_TIME, asked(beat));
        }
    }

    @Test
    void whatComesTooLateIsLateAndTheNextIsDueWhenItWould() {
        TickSchedule rhythm = new TickSchedule(Duration.ofSeconds(10), START);

        assertEquals(new Asked(true, true, 0), asked(rhythm.at(START + 3 * SECOND)));
        assertEquals(Beat.NOT_YET, rhythm.at(START + 9 * SECOND));
        assertEquals(ON_TIME, asked(rhythm.at(START + 10 * SECOND)));
    }

    @Test
    void whatIsMissedWhileNobodyAskedIsNotMadeUpFor() {
        TickSchedule rhythm = new TickSchedule(Duration.ofSeconds(1), START);

        assertEquals(new Asked(true, true, 3_600), asked(rhythm.at(START + 3_600 * SECOND)));
        assertEquals(ON_TIME, asked(rhythm.at(START + 3_601 * SECOND)));
    }

    private static Asked asked(Beat beat) {
        return new Asked(beat.due(), beat.isLate(), beat.missed());
    }

    private static String due(TickSchedule rhythm, int seconds) {
        List<String> all = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            all.add(rhythm.at(START + second * SECOND).due() ? "1" : "0");
        }
        return String.join("", all);
    }
}
