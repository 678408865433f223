package dev.longwave.channel.publish;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Message type of a published body, by its media type (RFC 9110 §8.3). */
enum PublishContentType {
    TEXT,
    BINARY;

    /** Includes forms, because curl sends that type with every -d. */
    private static final Pattern TEXTUAL =
            Pattern.compile("text/[^/]+|[^/]+/(?:[^/]+\\+)?json|application/x-www-form-urlencoded");

    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\";\\s]*)");

    private static final Set<String> CHARSETS = Set.of("utf-8", "utf8", "us-ascii");

    /**
     * Returns the message type; empty for a media type that is neither text nor binary.
     *
     * @param contentType all values of the Content-Type header; a body without one is text
     */
    static Optional<PublishContentType> of(List<String> contentType) {
        if (contentType.isEmpty()) {
            return Optional.of(TEXT);
        }
        String value = contentType.getFirst();
        int parameters = value.indexOf(';');
        String type = (parameters < 0 ? value : value.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
        if (contentType.size() == 1 && type.equals("application/octet-stream")) {
            return Optional.of(BINARY);
        }
        return contentType.size() == 1 && TEXTUAL.matcher(type).matches() && isUtf8(value)
                ? Optional.of(TEXT)
                : Optional.empty();
    }

    /** Returns whether every charset is UTF-8 or a part of it: the server does not convert text. */
    private static boolean isUtf8(String contentType) {
        return CHARSET.matcher(contentType)
                .results()
                .allMatch(charset -> CHARSETS.contains(charset.group(1).toLowerCase(Locale.ROOT)));
    }
}
