package dev.longwave.channel.publish;

import dev.longwave.channel.ChannelName;
import java.util.Map;

/**
 * Response that rejects a request to publish.
 *
 * @param text one line, which repeats nothing of the request
 */
record PublishResponse(int status, Reason reason, String text, Map<String, String> headers) {

    /** Reason of a rejection, as the log has it. */
    enum Reason {
        BAD_TARGET,
        ORIGIN,
        TOKEN,
        NOT_LOCAL,
        TYPE,
        ENCODING,
        BODY,
        SIZE,
        DRAINING
    }

    static final PublishResponse NO_CHANNEL =
            new PublishResponse(400, Reason.BAD_TARGET, "Invalid channel name: must be " + ChannelName.RULE, Map.of());

    static final PublishResponse NOT_AUTHORIZED = new PublishResponse(
            401,
            Reason.TOKEN,
            "Publishing needs a valid token in the header Authorization: Bearer",
            Map.of("WWW-Authenticate", "Bearer"));

    static final PublishResponse NOT_LOCAL = new PublishResponse(
            403,
            Reason.NOT_LOCAL,
            "Publishing is allowed from localhost only. Set longwave.publish.token or longwave.publish.allow-anonymous to"
                    + " change this.",
            Map.of());

    static final PublishResponse FOREIGN_ORIGIN = new PublishResponse(
            403, Reason.ORIGIN, "Pages of this origin may not publish: longwave.handshake.allowed-origins", Map.of());

    static final PublishResponse DRAINING =
            new PublishResponse(503, Reason.DRAINING, "The server is shutting down", Map.of("Retry-After", "5"));

    static final PublishResponse UNSUPPORTED_TYPE = new PublishResponse(
            415,
            Reason.TYPE,
            "Content-Type must be text/*, application/json or application/octet-stream, or absent",
            Map.of());

    static final PublishResponse CONTENT_ENCODING =
            new PublishResponse(415, Reason.ENCODING, "Content-Encoding is not supported", Map.of());

    static final PublishResponse BROKEN_BODY =
            new PublishResponse(400, Reason.BODY, "The body could not be read", Map.of());

    static final PublishResponse NOT_UTF8 = new PublishResponse(400, Reason.BODY, "Text must be UTF-8", Map.of());

    static PublishResponse tooBig(long limit) {
        return new PublishResponse(
                413, Reason.SIZE, "The message is too large: must be at most " + limit + " bytes", Map.of());
    }
}
