package dev.longwave.channel;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Name of a channel: 1 to 64 unreserved characters of a URL (RFC 3986 §2.3), and no dot segment (§3.3), which clients remove
 * from a URL.
 */
public record ChannelName(String value) {

    public static final String RULE = "1 to 64 of A-Z a-z 0-9 . _ ~ -, but not . or ..";

    private static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._~-]{1,64}");

    public ChannelName {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException("channel name=" + value + " is invalid: must be " + RULE);
        }
    }

    public static Optional<ChannelName> parse(String value) {
        return NAME.matcher(value).matches() ? Optional.of(new ChannelName(value)) : Optional.empty();
    }
}
