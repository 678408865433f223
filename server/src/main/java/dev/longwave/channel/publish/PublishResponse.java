package dev.longwave.channel.publish;

import dev.longwave.channel.ChannelName;
import java.util.Map;

/**
 * What a publisher is told if it may not.
 *
 * @param text one line: nothing of the request is repeated in it
 */
record PublishResponse(int status, String text, Map<String, String> headers) {

    static final PublishResponse NO_CHANNEL = new PublishResponse(400, "A channel's name is " + ChannelName.RULE, Map.of());

    static final PublishResponse NOT_AUTHORIZED = new PublishResponse(
            401,
            "This needs the header Authorization: Bearer, and the right token",
            Map.of("WWW-Authenticate", "Bearer"));

    static final PublishResponse NOT_FROM_HERE = new PublishResponse(
            403,
            "Only this machine may publish, unless longwave.publish.token or longwave.publish.open is set",
            Map.of());

    static final PublishResponse FOREIGN_ORIGIN = new PublishResponse(
            403, "Pages of this origin may not publish: longwave.handshake.allowed-origins", Map.of());

    static final PublishResponse DRAINING =
            new PublishResponse(503, "The server is about to end", Map.of("Retry-After", "5"));

    static final PublishResponse NO_SUCH_TYPE = new PublishResponse(
            415, "Content-Type may be text/*, application/json, application/octet-stream or nothing", Map.of());

    static final PublishResponse CODED =
            new PublishResponse(415, "Content-Encoding is not undone here: send the message as it is", Map.of());

    static final PublishResponse BROKEN_BODY = new PublishResponse(400, "The body could not be read", Map.of());

    static final PublishResponse NOT_UTF8 = new PublishResponse(400, "Text has to be UTF-8", Map.of());

    static PublishResponse tooBig(long limit) {
        return new PublishResponse(413, "A message may have " + limit + " bytes", Map.of());
    }
}
