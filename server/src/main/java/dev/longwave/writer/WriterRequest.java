package dev.longwave.writer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a handshake asks for.
 *
 * @param messages after how many messages the connection is to be closed
 */
record WriterRequest(long messages) {

    /** More than a connection lives to see. */
    private static final long ALL = Long.MAX_VALUE;

    private static final Pattern NUMBER = Pattern.compile("0*[1-9][0-9]{0,8}");

    /**
     * Empty if there is anything wrong with it.
     *
     * @param messages all values of the parameter messages
     */
    static Optional<WriterRequest> of(List<String> messages) {
        return switch (messages.size()) {
            case 0 -> Optional.of(new WriterRequest(ALL));
            case 1 -> number(messages.getFirst()).map(WriterRequest::new);
            default -> Optional.empty();
        };
    }

    private static Optional<Long> number(String value) {
        return NUMBER.matcher(value).matches() ? Optional.of(Long.valueOf(value)) : Optional.empty();
    }
}
