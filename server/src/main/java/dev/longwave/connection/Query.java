package dev.longwave.connection;

import dev.longwave.config.Range;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Query parameters of a request. Each may be given once; the server ignores those that it does not know. */
public final class Query {

    /** A whole number of at most nine digits, or the ten of a gigabyte, with any number of zeros before them. */
    private static final Pattern NUMBER = Pattern.compile("0*([0-9]{1,9}|1[0-9]{9})");

    /** A duration that cannot be read in two ways, so never without its unit. */
    private static final Pattern DURATION = Pattern.compile("0*([0-9]{1,9})(ms|s|m)");

    private final Function<String, List<String>> values;

    /** @param values returns all values of a parameter by its name, percent-decoded */
    public Query(Function<String, List<String>> values) {
        this.values = values;
    }

    /** Returns whether the request has the parameter. */
    public boolean has(String name) {
        return !values.apply(name).isEmpty();
    }

    /**
     * Returns whether a parameter is true.
     *
     * @param absent the value of a request without the parameter
     * @throws InvalidQueryException unless it is {@code true} or {@code false}
     */
    public boolean flag(String name, boolean absent) {
        String rule = "true or false";
        return switch (value(name, Boolean.toString(absent), rule)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidQueryException(name, rule);
        };
    }

    /**
     * Returns a whole number.
     *
     * @param absent the value of a request without the parameter
     * @throws InvalidQueryException if it is no number, or out of the range
     */
    public int number(String name, Range<Integer> range, int absent) {
        if (!has(name)) {
            return absent;
        }
        Matcher number = NUMBER.matcher(value(name, "", range.rule()));
        if (!number.matches()) {
            throw new InvalidQueryException(name, range.rule());
        }
        return checked(name, Integer.valueOf(number.group(1)), range);
    }

    /**
     * Returns a duration, of which the request gives the unit: {@code 200ms}, {@code 15s} or {@code 1m}.
     *
     * @param absent the value of a request without the parameter
     * @throws InvalidQueryException if it is no duration, or out of the range
     */
    public Duration duration(String name, Range<Duration> range, Duration absent) {
        if (!has(name)) {
            return absent;
        }
        Matcher duration = DURATION.matcher(value(name, "", range.rule()));
        if (!duration.matches()) {
            throw new InvalidQueryException(name, range.rule());
        }
        long amount = Long.parseLong(duration.group(1));
        return checked(
                name,
                switch (duration.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    default -> Duration.ofMinutes(amount);
                },
                range);
    }

    private String value(String name, String absent, String rule) {
        List<String> all = values.apply(name);
        if (all.size() > 1) {
            throw new InvalidQueryException(name, rule + ", and given once");
        }
        return all.isEmpty() ? absent : all.getFirst();
    }

    private static <T extends Comparable<? super T>> T checked(String name, T value, Range<T> range) {
        if (!range.contains(value)) {
            throw new InvalidQueryException(name, range.rule());
        }
        return value;
    }
}
