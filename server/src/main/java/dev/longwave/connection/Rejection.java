package dev.longwave.connection;

import java.util.List;
import java.util.Map;

/** Reason why the server rejects a request to an endpoint, with the status of the response. */
public enum Rejection {
    /** The request is not a valid WebSocket upgrade over HTTP/1.1. */
    NOT_WEBSOCKET(
            400,
            "A WebSocket needs a GET over HTTP/1.1 with Upgrade: websocket and Connection: Upgrade, one Host and no body"),
    /** The path or the query has a value that the endpoint does not allow. */
    BAD_TARGET(400, "The path or the query is invalid"),
    /** The endpoint has nothing of that name. */
    NOT_FOUND(404, "There is nothing of this name"),
    /** The client's version of the protocol is not the server's. */
    VERSION(426, "Sec-WebSocket-Version must be 13"),
    /** The key is missing, or not 16 bytes in base64. */
    KEY(400, "Sec-WebSocket-Key must be 16 bytes in base64"),
    /** The list of extensions is malformed. */
    EXTENSIONS(400, "Sec-WebSocket-Extensions must have the syntax of RFC 6455, section 9.1"),
    /** The origin of the page may not connect. */
    ORIGIN(403, "Pages of this Origin may not connect: longwave.handshake.allowed-origins lists those that may"),
    /** The server is shutting down. */
    DRAINING(503, "The server is shutting down"),
    /** The server has reached its limit of connections. */
    CONNECTION_LIMIT(503, "The server has reached longwave.connections.limit"),
    /** The client's address has reached its limit of connections. */
    CLIENT_LIMIT(429, "This address has reached longwave.connections.limit-per-address"),
    /** The client's address opened too many connections in the last seconds. */
    RATE(429, "This address opens connections faster than longwave.connections.rate-per-address");

    /** Seconds until a draining process is gone, other connections may have closed, or the rate limit allows more. */
    private static final Map<String, List<String>> RETRY_SOON = Map.of("Retry-After", List.of("5"));

    private final int status;
    private final String hint;

    Rejection(int status, String hint) {
        this.status = status;
        this.hint = hint;
    }

    /** Returns the status of the response. */
    public int status() {
        return status;
    }

    /** Returns a line for the client that says what must be different. */
    public String hint() {
        return hint;
    }

    public Map<String, List<String>> headers() {
        return switch (this) {
            case DRAINING, CONNECTION_LIMIT, CLIENT_LIMIT, RATE -> RETRY_SOON;
            case NOT_WEBSOCKET, VERSION, BAD_TARGET, NOT_FOUND, KEY, EXTENSIONS, ORIGIN -> Map.of();
        };
    }
}
