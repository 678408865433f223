package dev.longwave.connection;

import java.util.List;
import java.util.Map;

/** Why a request to an endpoint is rejected, and the status of its response. */
public enum Rejection {
    /** It does not ask for an upgrade to a WebSocket, or not in a way that HTTP/1.1 knows. */
    NOT_WEBSOCKET(400),
    /** It asks an endpoint for what there cannot be. */
    BAD_TARGET(400),
    /** It asks an endpoint for what is not there. */
    NOT_FOUND(404),
    /** Its version of the protocol is not ours. */
    VERSION(426),
    /** Its key is missing, or not 16 bytes in base64. */
    KEY(400),
    /** What it says of extensions cannot be read. */
    EXTENSIONS(400),
    /** It comes from a page that may not connect. */
    ORIGIN(403),
    /** The process is shutting down. */
    DRAINING(503),
    /** There are as many connections as there may be. */
    CONNECTION_LIMIT(503),
    /** There are as many connections from its address as there may be. */
    CLIENT_LIMIT(429),
    /** Too many connections were opened from its address in the last seconds. */
    RATE(429);

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
            case DRAINING, CONNECTION_LIMIT, CLIENT_LIMIT, RATE -> RETRY_SOON;
            case NOT_WEBSOCKET, VERSION, BAD_TARGET, NOT_FOUND, KEY, EXTENSIONS, ORIGIN -> Map.of();
        };
    }
}
