package dev.longwave.connection;

/**
 * The codes with which Longwave closes a connection (RFC 6455 §7.4.1, and the registry it founded). docs/protocol.md lists
 * them for clients.
 */
public enum CloseCode {
    /** The purpose of the connection is fulfilled. */
    NORMAL_CLOSURE(1000),
    /** The server is going away. */
    GOING_AWAY(1001),
    /** The peer broke the framing rules. */
    PROTOCOL_ERROR(1002),
    /** This endpoint takes no such message. */
    UNSUPPORTED_DATA(1003),
    /** A text message, or the reason of a Close, is not UTF-8, or compressed data is broken. */
    INVALID_PAYLOAD(1007),
    /** The peer broke a rule of this server's. */
    POLICY_VIOLATION(1008),
    /** The message is over the limit. */
    MESSAGE_TOO_BIG(1009),
    /** The server failed. */
    INTERNAL_ERROR(1011),
    /** The peer reads too slowly for what it is sent, or there is no memory left for it. */
    TRY_AGAIN_LATER(1013);

    private final int code;

    CloseCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
