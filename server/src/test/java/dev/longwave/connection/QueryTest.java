package dev.longwave.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.longwave.config.Range;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QueryTest {

    private static final Range<Integer> NUMBERS = Range.ofNumbers(1, 999_999_999);

    private static final Range<Duration> DURATIONS =
            new Range<>(Duration.ofMillis(10), Duration.ofMinutes(2), "10ms to 2m");

    @ParameterizedTest
    @CsvSource({"1, 1", "100, 100", "007, 7", "999999999, 999999999"})
    void numberIsParsed(String value, int number) {
        assertEquals(number, of(value).number("n", NUMBERS, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "000", "-1", "+1", "1.0", " 1", "1e3", "x", "1000000000", "99999999999999999999", "١"})
    void otherNumbersAreRejectedWithTheirRange(String value) {
        InvalidQueryException e =
                assertThrows(InvalidQueryException.class, () -> of(value).number("n", NUMBERS, 0));
        assertEquals("n must be 1 to 999999999", e.hint());
    }

    @ParameterizedTest
    @CsvSource({"10ms, 10", "1s, 1000", "002s, 2000", "120s, 120000", "2m, 120000"})
    void durationIsParsed(String value, long millis) {
        assertEquals(Duration.ofMillis(millis), of(value).duration("d", DURATIONS, Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "15", "9ms", "0s", "121s", "3m", "1 s", "1S", "-1s", "1.5s", "PT1S", "1h", "9999999999s"})
    void otherDurationsAreRejected(String value) {
        InvalidQueryException e =
                assertThrows(InvalidQueryException.class, () -> of(value).duration("d", DURATIONS, Duration.ZERO));
        assertEquals("d must be 10ms to 2m", e.hint());
    }

    @Test
    void flagIsTrueOrFalse() {
        assertTrue(of("true").flag("f", false));
        assertFalse(of("false").flag("f", true));
        for (String other : List.of("", "no", "FALSE", "1")) {
            assertThrows(InvalidQueryException.class, () -> of(other).flag("f", true));
        }
    }

    @Test
    void parameterMayBeGivenOnce() {
        assertThrows(InvalidQueryException.class, () -> of("true", "true").flag("f", true));
        assertThrows(InvalidQueryException.class, () -> of("1", "1").number("n", NUMBERS, 0));
        assertThrows(InvalidQueryException.class, () -> of("1s", "1s").duration("d", DURATIONS, Duration.ZERO));
    }

    @Test
    void absentParameterHasItsDefault() {
        assertTrue(of().flag("f", true));
        assertEquals(5, of().number("n", NUMBERS, 5));
        assertEquals(Duration.ofDays(1), of().duration("d", DURATIONS, Duration.ofDays(1)));
        assertFalse(of().has("f"));
    }

    private static Query of(String... values) {
        return new Query(name -> List.of(values));
    }
}
