package dev.longwave.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RangeTest {

    private static final Range<Integer> NUMBERS = Range.ofNumbers(1, 10);

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 10})
    void valueInRangeIsReturned(int value) {
        assertEquals(value, NUMBERS.check("a.b", value));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 11, Integer.MAX_VALUE})
    void valueOutOfRangeIsNamedWithTheRule(int value) {
        assertError("a.b=" + value + " is out of range: must be 1 to 10", NUMBERS, value);
    }

    @Test
    void errorOfSizeHasItsUnit() {
        assertError("a.b=9 is out of range: must be 10 to 20 bytes", Range.ofBytes(10, 20), BigInteger.valueOf(9));
    }

    @Test
    void sizeBeyondLongIsOutOfRange() {
        assertError(
                "a.b=18446744073709551616 is out of range: must be 0 to 9223372036854775807 bytes",
                Range.ofBytes(0, Long.MAX_VALUE),
                BigInteger.ONE.shiftLeft(Long.SIZE));
    }

    @Test
    void errorOfDurationIsInIso8601() {
        assertError(
                "a.b=PT0.05S is out of range: must be PT0.1S to PT10M",
                Range.ofDurations(Duration.ofMillis(100), Duration.ofMinutes(10)),
                Duration.ofMillis(50));
    }

    @Test
    void noteExplainsTheLowerBound() {
        assertError(
                "a.b=-1 is out of range: must be 0 (off) to 10",
                Range.ofNumbers(0, 10).withMinNote("off"),
                -1);
    }

    private static <T extends Comparable<? super T>> void assertError(String expected, Range<T> range, T value) {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> range.check("a.b", value));

        assertEquals(expected, error.getMessage());
    }
}
