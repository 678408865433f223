package dev.longwave.channel.publish;

import dev.longwave.channel.ChannelName;
import java.util.Map;

/**
 * Response that rejects a request to publish.
 *
 * @param text one line, which repeats nothing of the request
 */
record PublishResponse(int status, String text, Map<String, String> headers) {

    static final PublishResponse NO_CHANNEL =
            new PublishResponse(400, "Invalid channel name: must be " + ChannelName.RULE, Map.of());

    static final PublishResponse NOT_AUTHORIZED = new PublishResponse(
            401,
            "Publishing needs a valid token in the header Authorization: Bearer",
            Map.of("WWW-Authenticate", "Bearer"));

    static final PublishResponse NOT_LOCAL = new PublishResponse(
            403,
            "Publishing is allowed from localhost only. Set longwave.publish.token or longwave.publish.allow-anonymous to"
                    + " change this.",
            Map.of());

    static final PublishResponse FOREIGN_ORIGIN = new PublishResponse(
            403, "Pages of this origin may not publish: longwave.handshake.allowed-origins", Map.of());

    static final PublishResponse DRAINING =
            new PublishResponse(503, "The server is shutting down", Map.of("Retry-After", "5"));

    static final PublishResponse UNSUPPORTED_TYPE = new PublishResponse(
            415, "Content-Type must be text/*, application/json or application/octet-stream, or absent", Map.of());

    static final PublishResponse CONTENT_ENCODING =
            new PublishResponse(415, "Content-Encoding is not supported", Map.of());

    static final PublishResponse BROKEN_BODY = new PublishResponse(400, "The body could not be read", Map.of());

    static final PublishResponse NOT_UTF8 = new PublishResponse(400, "Text must be UTF-8", Map.of());

    static PublishResponse tooBig(long limit) {
        return new PublishResponse(413, "The message is too large: must be at most " + limit + " bytes", Map.of());
    }
}
