package dev.longwave.config;

import java.math.BigInteger;
import java.time.Duration;

/**
 * The values that a setting may have, both bounds included.
 *
 * @param rule the range in words, for error messages
 */
public record Range<T extends Comparable<? super T>>(T min, T max, String rule) {

    /** Returns a range of whole numbers. */
    public static Range<Integer> ofNumbers(int min, int max) {
        return new Range<>(min, max, min + " to " + max);
    }

    /** Returns a range of sizes in bytes. */
    public static Range<BigInteger> ofBytes(long min, long max) {
        return new Range<>(BigInteger.valueOf(min), BigInteger.valueOf(max), min + " to " + max + " bytes");
    }

    /** Returns a range of durations. */
    public static Range<Duration> ofDurations(Duration min, Duration max) {
        return new Range<>(min, max, (min.isZero() ? "0" : min) + " to " + max);
    }

    /**
     * Returns the same range with a rule that explains the lower bound.
     *
     * @param note the effect of the lower bound, such as "off", or the setting that it follows from
     */
    public Range<T> withMinNote(String note) {
        return new Range<>(min, max, rule.replaceFirst(" to ", " (" + note + ") to "));
    }

    /**
     * Returns the same range with a rule that starts with a special value. The caller accepts that value before {@link #check}.
     *
     * @param special the value and its effect, such as "0 (off)"
     */
    public Range<T> withSpecialValue(String special) {
        return new Range<>(min, max, special + " or " + rule);
    }

    /** Returns whether the value is in the range. */
    public boolean contains(T value) {
        return value.compareTo(min) >= 0 && value.compareTo(max) <= 0;
    }

    /**
     * Returns the value.
     *
     * @param name the setting's name
     * @throws IllegalArgumentException if the value is out of range; the message has name, value and rule
     */
    public T check(String name, T value) {
        if (!contains(value)) {
            throw new IllegalArgumentException(name + "=" + value + " is out of range: must be " + rule);
        }
        return value;
    }
}
