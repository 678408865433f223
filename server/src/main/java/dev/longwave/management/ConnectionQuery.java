package dev.longwave.management;

import dev.longwave.connection.ConnectionInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * The query of a list of open connections.
 *
 * @param wanted the filter
 * @param after the last id of the page before, 0 for the first page
 * @param limit the maximum number of connections
 */
record ConnectionQuery(Predicate<ConnectionInfo> wanted, long after, int limit) {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;

    private static final Set<String> OTHERS = Set.of("after", "limit");

    /**
     * Parses a query.
     *
     * @param subjects parameter of each endpoint's path by the endpoint's id
     * @throws IllegalArgumentException if a parameter is unknown or its value invalid
     */
    static ConnectionQuery of(Map<String, String> parameters, Map<String, String> subjects) {
        Map<String, BiPredicate<ConnectionInfo, String>> filters = filters(subjects);
        Predicate<ConnectionInfo> wanted = connection -> true;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            BiPredicate<ConnectionInfo, String> filter = filters.get(parameter.getKey());
            if (filter != null) {
                wanted = wanted.and(connection -> filter.test(connection, parameter.getValue()));
            } else if (!OTHERS.contains(parameter.getKey())) {
                Set<String> allowed = new TreeSet<>(filters.keySet());
                allowed.addAll(OTHERS);
                throw new IllegalArgumentException("Unknown parameter. Allowed: " + allowed);
            }
        }
        long after = number(parameters, "after", 0, 0, Long.MAX_VALUE);
        return new ConnectionQuery(wanted, after, (int) number(parameters, "limit", DEFAULT_LIMIT, 1, MAX_LIMIT));
    }

    private static Map<String, BiPredicate<ConnectionInfo, String>> filters(Map<String, String> subjects) {
        Map<String, BiPredicate<ConnectionInfo, String>> filters = new HashMap<>();
        filters.put("endpoint", (connection, value) -> connection.endpoint().equals(value));
        filters.put("address", (connection, value) -> connection.address().equals(value));
        subjects.forEach((endpoint, subject) -> filters.put(
                subject,
                (connection, value) -> connection.endpoint().equals(endpoint)
                        && connection.subject().equals(value)));
        return filters;
    }

    private static long number(Map<String, String> parameters, String name, long absent, long min, long max) {
        String value = parameters.get(name);
        if (value == null) {
            return absent;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // same error as for a number out of range
        }
        throw new IllegalArgumentException("%s must be %d to %d".formatted(name, min, max));
    }
}
