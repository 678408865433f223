package dev.longwave.connection;

/** Cause of a disconnect. */
public enum DisconnectCause {
    /** The client closed the connection, with a Close or without. */
    CLIENT,
    /** The endpoint closed the connection, or failed. */
    ENDPOINT,
    /** The operator closed the connection. */
    OPERATOR,
    /** The server is shutting down. */
    DRAIN,
    /** The client sent nothing any more, not even Pongs. */
    TIMEOUT,
    /** The client read too slowly: its outbound queue grew over a limit. */
    SLOW_CONSUMER,
    /** The client broke the protocol. */
    PROTOCOL,
    /** The client exceeded a limit. */
    LIMIT;

    /** Returns the cause of a Close that the server sends with this code. */
    public static DisconnectCause of(CloseCode code) {
        return switch (code) {
            case NORMAL_CLOSURE, UNSUPPORTED_DATA, INTERNAL_ERROR -> ENDPOINT;
            case GOING_AWAY -> DRAIN;
            case PROTOCOL_ERROR, INVALID_PAYLOAD -> PROTOCOL;
            case POLICY_VIOLATION, MESSAGE_TOO_BIG -> LIMIT;
            case TRY_AGAIN_LATER -> SLOW_CONSUMER;
        };
    }
}
