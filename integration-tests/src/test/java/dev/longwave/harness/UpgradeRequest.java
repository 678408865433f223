package dev.longwave.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Handshake, byte for byte, which is valid unless a test changes it.
 *
 * @param headers in the form "name: value"
 */
public record UpgradeRequest(String method, String path, String version, List<String> headers) {

    public static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    public static UpgradeRequest to(URI endpoint) {
        return new UpgradeRequest(
                "GET",
                endpoint.getRawPath() + (endpoint.getRawQuery() == null ? "" : "?" + endpoint.getRawQuery()),
                "HTTP/1.1",
                List.of(
                        "Host: " + endpoint.getAuthority(),
                        "Upgrade: websocket",
                        "Connection: Upgrade",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: " + KEY));
    }

    public UpgradeRequest withMethod(String other) {
        return new UpgradeRequest(other, path, version, headers);
    }

    public UpgradeRequest withVersion(String other) {
        return new UpgradeRequest(method, path, other, headers);
    }

    /** Replaces a header by one line for each value, or removes it without a value. */
    public UpgradeRequest with(String name, String... values) {
        Stream<String> kept = headers.stream()
                .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"));
        Stream<String> added = Stream.of(values).map(value -> name + ": " + value);
        return new UpgradeRequest(
                method, path, version, Stream.concat(kept, added).toList());
    }

    public byte[] bytes() {
        String line = method + " " + path + " " + version;
        return (line + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n").getBytes(UTF_8);
    }
}
