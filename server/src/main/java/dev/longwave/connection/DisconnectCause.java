package dev.longwave.connection;

/** Why a connection ended. */
public enum DisconnectCause {
    /** Its client closed it, or just went. */
    CLIENT,
    /** The endpoint closed it, or failed. */
    ENDPOINT,
    /** Whoever runs the server closed it. */
    OPERATOR,
    /** The process was asked to end. */
    DRAIN,
    /** Nothing came from the client any more, not even the answers to Pings. */
    TIMEOUT,
    /** The client let too much wait for it. */
    SLOW_CONSUMER,
    /** The client broke the protocol. */
    PROTOCOL,
    /** The client went over a limit. */
    LIMIT;

    /** Why we close with a code. */
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
