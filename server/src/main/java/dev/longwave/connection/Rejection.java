package dev.longwave.connection;

import java.util.List;
import java.util.Map;

/** Reason why the server rejects a request to an endpoint, with the status of the response. */
public enum Rejection {
    /** The request is not a valid WebSocket upgrade over HTTP/1.1. */
    NOT_WEBSOCKET(400),
    /** The path or the query has a value that the endpoint does not allow. */
    BAD_TARGET(400),
    /** The endpoint has nothing of that name. */
    NOT_FOUND(404),
    /** The client's version of the protocol is not the server's. */
    VERSION(426),
    /** The key is missing, or not 16 bytes in base64. */
    KEY(400),
    /** The list of extensions is malformed. */
    EXTENSIONS(400),
    /** The origin of the page may not connect. */
    ORIGIN(403),
    /** The server is shutting down. */
    DRAINING(503),
    /** The server has reached its limit of connections. */
    CONNECTION_LIMIT(503),
    /** The client's address has reached its limit of connections. */
    CLIENT_LIMIT(429),
    /** The client's address opened too many connections in the last seconds. */
    RATE(429);

    /** Seconds until a draining process is gone, other connections may have closed, or the rate limit allows more. */
    private static final Map<String, List<String>> RETRY_SOON = Map.of("Retry-After", List.of("5"));

    private final int status;

    Rejection(int status) {
        this.status = status;
    }

    /** Returns the status of the response. */
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
