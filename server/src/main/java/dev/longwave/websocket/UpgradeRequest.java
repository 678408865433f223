package dev.longwave.websocket;

import dev.longwave.connection.Rejection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A client's request to open a WebSocket (RFC 6455 §4.2.1).
 *
 * @param http11 whether it came over HTTP/1.1: HTTP/1.0 has no upgrade, HTTP/2 a different one
 * @param headers returns all values of a header by its name in any case
 */
record UpgradeRequest(String method, boolean http11, Function<String, List<String>> headers) {

    static final String VERSION = "13";

    /** 16 bytes in base64: 21 characters, one for the remaining two bits, and padding. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/]{21}[AQgw]==");

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";

    /** One extension with its parameters (RFC 6455 §9.1). */
    private static final Pattern EXTENSION = Pattern.compile(
            "T(?:S;ST(?:S=S(?:T|\"T\"))?+)*+".replace("T", TOKEN).replace("S", "[ \t]*+"));

    /** Returns the first rule of RFC 6455 §4.2.1 that the request breaks, if any. */
    Optional<Rejection> violation() {
        if (!isUpgrade()) {
            return Optional.of(Rejection.NOT_WEBSOCKET);
        }
        if (!hasVersion()) {
            return Optional.of(Rejection.VERSION);
        }
        if (!hasKey()) {
            return Optional.of(Rejection.KEY);
        }
        return hasValidExtensions() ? Optional.empty() : Optional.of(Rejection.EXTENSIONS);
    }

    /** Returns whether this is a request for a WebSocket, without anything that two parsers may read differently. */
    boolean isUpgrade() {
        return method.equals("GET")
                && http11
                && headers.apply("Host").size() == 1
                && asksForWebSocket(headers)
                && !hasBody();
    }

    static boolean asksForWebSocket(Function<String, List<String>> headers) {
        return hasToken(headers.apply("Upgrade"), "websocket") && hasToken(headers.apply("Connection"), "upgrade");
    }

    boolean hasVersion() {
        return headers.apply("Sec-WebSocket-Version").equals(List.of(VERSION));
    }

    boolean hasKey() {
        List<String> keys = headers.apply("Sec-WebSocket-Key");
        return keys.size() == 1 && KEY.matcher(keys.getFirst()).matches();
    }

    /** Returns whether the list of extensions, if any, has the form that RFC 6455 §9.1 requires. */
    boolean hasValidExtensions() {
        return headers.apply("Sec-WebSocket-Extensions").stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .allMatch(extension ->
                        extension.isEmpty() || EXTENSION.matcher(extension).matches());
    }

    /** Returns whether the request has a body. Frames follow a handshake, and Vert.x never responds to one with a body. */
    private boolean hasBody() {
        return !headers.apply("Transfer-Encoding").isEmpty()
                || headers.apply("Content-Length").stream().anyMatch(length -> !length.equals("0"));
    }

    private static boolean hasToken(List<String> values, String token) {
        return values.stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .anyMatch(part -> part.strip().equalsIgnoreCase(token));
    }
}
