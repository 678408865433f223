package dev.longwave.management;

import dev.longwave.connection.ConnectionInfo;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Which of the open connections are asked for.
 *
 * @param wanted what each of them has to be
 * @param after the id of the last one of the page before, 0 to begin with
 * @param limit how many at most
 */
record ConnectionQuery(Predicate<ConnectionInfo> wanted, long after, int limit) {

    private static final int DEFAULT_LIMIT = 100;
    private static final int LARGEST_LIMIT = 1_000;

    private static final Map<String, BiPredicate<ConnectionInfo, String>> FILTERS = Map.of(
            "endpoint", (connection, value) -> connection.endpoint().equals(value),
            "channel", (connection, value) -> isOf(connection, "broadcast", value),
            "writer", (connection, value) -> isOf(connection, "background", value),
            "address", (connection, value) -> connection.address().equals(value));

    private static final Set<String> OTHERS = Set.of("after", "limit");

    /**
     * Reads a query.
     *
     * @throws IllegalArgumentException if there is a parameter that is none, or has a value that is none
     */
    static ConnectionQuery of(Map<String, String> parameters) {
        Predicate<ConnectionInfo> wanted = connection -> true;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            BiPredicate<ConnectionInfo, String> filter = FILTERS.get(parameter.getKey());
            if (filter != null) {
                wanted = wanted.and(connection -> filter.test(connection, parameter.getValue()));
            } else if (!OTHERS.contains(parameter.getKey())) {
                Set<String> allowed = new TreeSet<>(FILTERS.keySet());
                allowed.addAll(OTHERS);
                throw new IllegalArgumentException("Unknown parameter. Allowed: " + allowed);
            }
        }
        long after = number(parameters, "after", 0, 0, Long.MAX_VALUE);
        return new ConnectionQuery(wanted, after, (int) number(parameters, "limit", DEFAULT_LIMIT, 1, LARGEST_LIMIT));
    }

    private static boolean isOf(ConnectionInfo connection, String endpoint, String subject) {
        return connection.endpoint().equals(endpoint) && connection.subject().equals(subject);
    }

    private static long number(Map<String, String> parameters, String name, long absent, long least, long most) {
        String value = parameters.get(name);
        if (value == null) {
            return absent;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // as one that is out of range
        }
        throw new IllegalArgumentException("%s must be %d to %d".formatted(name, least, most));
    }
}
