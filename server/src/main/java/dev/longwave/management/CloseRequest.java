package dev.longwave.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.longwave.connection.CloseCode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request to close a connection.
 *
 * @param code the close code (RFC 6455 §7.4)
 * @param reason the reason in the Close frame
 */
record CloseRequest(int code, String reason) {

    /** Close codes that may be sent and are useful to an operator. Codes of applications are allowed too. */
    private static final Set<Integer> CODES = new TreeSet<>(Set.of(1000, 1001, 1008, 1011, 1012, 1013));

    private static final int MIN_APPLICATION_CODE = 3_000;
    private static final int MAX_APPLICATION_CODE = 4_999;

    /** Maximum bytes of a reason: the rest of a control frame beside the code (RFC 6455 §5.5). */
    private static final int MAX_REASON = 123;

    /**
     * Parses a query.
     *
     * @throws IllegalArgumentException if a parameter is invalid
     */
    static CloseRequest of(Map<String, String> parameters) {
        String reason = parameters.getOrDefault("reason", "closed by the operator");
        if (reason.getBytes(UTF_8).length > MAX_REASON) {
            throw new IllegalArgumentException("reason is longer than %d bytes".formatted(MAX_REASON));
        }
        return new CloseRequest(code(parameters.get("code")), reason);
    }

    private static int code(@Nullable String value) {
        if (value == null) {
            return CloseCode.POLICY_VIOLATION.code();
        }
        try {
            int code = Integer.parseInt(value);
            if (CODES.contains(code) || (code >= MIN_APPLICATION_CODE && code <= MAX_APPLICATION_CODE)) {
                return code;
            }
        } catch (NumberFormatException e) {
            // same error as for a code that is not allowed
        }
        throw new IllegalArgumentException(
                "code must be one of %s or %d to %d".formatted(CODES, MIN_APPLICATION_CODE, MAX_APPLICATION_CODE));
    }
}
