package dev.longwave.connection;

import dev.longwave.websocket.UpgradeRequest;
import java.util.List;
import java.util.Map;

/** Why a request to an endpoint did not become a WebSocket, and what it is answered. */
public enum Rejection {
    /** It does not ask for an upgrade to a WebSocket, or not in a way that HTTP/1.1 knows. */
    NOT_AN_UPGRADE(400),
    /** It asks an endpoint for what there cannot be. */
    TARGET(400),
    /** It asks an endpoint for what is not there. */
    UNKNOWN(404),
    /** Its version of the protocol is not ours. */
    VERSION(426),
    /** Its key is missing, or not 16 bytes in base64. */
    KEY(400),
    /** What it says of extensions cannot be read. */
    EXTENSIONS(400),
    /** It comes from a page that may not connect. */
    ORIGIN(403),
    /** The process is about to end. */
    DRAINING(503),
    /** There are as many connections as there may be. */
    CONNECTIONS(503),
    /** There are as many connections from its address as there may be. */
    CONNECTIONS_OF_CLIENT(429),
    /** Too many connections were opened from its address in the last seconds. */
    RATE(429);

    /** RFC 6455 §4.4 asks for the first, RFC 9110 §15.5.22 for the others. */
    private static final Map<String, List<String>> UPGRADE_REQUIRED = Map.of(
            "Sec-WebSocket-Version", List.of(UpgradeRequest.VERSION),
            "Upgrade", List.of("websocket"),
            "Connection", List.of("Upgrade"));

    /** In seconds: by then a process that ends is gone, and others may have closed, or been let in again. */
    private static final Map<String, List<String>> RETRY_SOON = Map.of("Retry-After", List.of("5"));

    private final int status;

    Rejection(int status) {
        this.status = status;
    }

    /** The status of its answer. */
    public int status() {
        return status;
    }

    public Map<String, List<String>> headers() {
        return switch (this) {
            case VERSION -> UPGRADE_REQUIRED;
            case DRAINING, CONNECTIONS, CONNECTIONS_OF_CLIENT, RATE -> RETRY_SOON;
            case NOT_AN_UPGRADE, TARGET, UNKNOWN, KEY, EXTENSIONS, ORIGIN -> Map.of();
        };
    }
}
