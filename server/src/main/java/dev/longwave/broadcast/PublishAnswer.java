package dev.longwave.broadcast;

import java.util.Map;

/**
 * What a publisher is told if it may not.
 *
 * @param text one line: nothing of the request is repeated in it
 */
record PublishAnswer(int status, String text, Map<String, String> headers) {

    static final PublishAnswer NO_CHANNEL = new PublishAnswer(400, "A channel's name is " + ChannelName.RULE, Map.of());

    static final PublishAnswer NOT_AUTHORIZED = new PublishAnswer(
            401,
            "This needs the header Authorization: Bearer, and the right token",
            Map.of("WWW-Authenticate", "Bearer"));

    static final PublishAnswer NOT_FROM_HERE = new PublishAnswer(
            403,
            "Only this machine may publish, unless longwave.publish.token or longwave.publish.open is set",
            Map.of());

    static final PublishAnswer FOREIGN_ORIGIN = new PublishAnswer(
            403, "Pages of this origin may not publish: longwave.handshake.allowed-origins", Map.of());

    static final PublishAnswer DRAINING =
            new PublishAnswer(503, "The server is about to end", Map.of("Retry-After", "5"));

    static final PublishAnswer NO_SUCH_TYPE = new PublishAnswer(
            415, "Content-Type may be text/*, application/json, application/octet-stream or nothing", Map.of());

    static final PublishAnswer CODED =
            new PublishAnswer(415, "Content-Encoding is not undone here: send the message as it is", Map.of());

    static final PublishAnswer BROKEN_BODY = new PublishAnswer(400, "The body could not be read", Map.of());

    static final PublishAnswer NOT_UTF8 = new PublishAnswer(400, "Text has to be UTF-8", Map.of());

    static PublishAnswer tooBig(long limit) {
        return new PublishAnswer(413, "A message may have " + limit + " bytes", Map.of());
    }
}
