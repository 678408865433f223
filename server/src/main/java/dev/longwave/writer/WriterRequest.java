package dev.longwave.writer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A handshake's request to connect to a writer.
 *
 * @param messages number of messages after which the server closes the connection
 */
record WriterRequest(long messages) {

    /** More messages than any connection can get. */
    private static final long UNLIMITED = Long.MAX_VALUE;

    private static final Pattern NUMBER = Pattern.compile("0*[1-9][0-9]{0,8}");

    /**
     * Parses a request. Returns empty if a parameter is invalid.
     *
     * @param messages all values of the query parameter messages
     */
    static Optional<WriterRequest> of(List<String> messages) {
        return switch (messages.size()) {
            case 0 -> Optional.of(new WriterRequest(UNLIMITED));
            case 1 -> number(messages.getFirst()).map(WriterRequest::new);
            default -> Optional.empty();
        };
    }

    private static Optional<Long> number(String value) {
        return NUMBER.matcher(value).matches() ? Optional.of(Long.valueOf(value)) : Optional.empty();
    }
}
