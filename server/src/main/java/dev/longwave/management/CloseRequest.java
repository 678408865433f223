package dev.longwave.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.longwave.connection.CloseCode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a connection is to be closed.
 *
 * @param code with which (RFC 6455 §7.4)
 * @param reason what its client is told
 */
record CloseRequest(int code, String reason) {

    /** Those that may be sent, and say something that an operator could mean; and all that are left to applications. */
    private static final Set<Integer> CODES = new TreeSet<>(Set.of(1000, 1001, 1008, 1011, 1012, 1013));

    private static final int FIRST_OF_APPLICATIONS = 3_000;
    private static final int LAST_OF_APPLICATIONS = 4_999;

    /** In bytes: what a control frame has room for beside the code (RFC 6455 §5.5). */
    private static final int LONGEST_REASON = 123;

    /**
     * Reads a query.
     *
     * @throws IllegalArgumentException if it may not be closed like that
     */
    static CloseRequest of(Map<String, String> parameters) {
        String reason = parameters.getOrDefault("reason", "closed by the operator");
        if (reason.getBytes(UTF_8).length > LONGEST_REASON) {
            throw new IllegalArgumentException("reason is longer than %d bytes".formatted(LONGEST_REASON));
        }
        return new CloseRequest(code(parameters.get("code")), reason);
    }

    private static int code(@Nullable String value) {
        if (value == null) {
            return CloseCode.POLICY_VIOLATION.code();
        }
        try {
            int code = Integer.parseInt(value);
            if (CODES.contains(code) || (code >= FIRST_OF_APPLICATIONS && code <= LAST_OF_APPLICATIONS)) {
                return code;
            }
        } catch (NumberFormatException e) {
            // as one that is not allowed
        }
        throw new IllegalArgumentException(
                "code must be one of %s or %d to %d".formatted(CODES, FIRST_OF_APPLICATIONS, LAST_OF_APPLICATIONS));
    }
}
