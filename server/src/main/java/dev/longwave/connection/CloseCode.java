package dev.longwave.connection;

/**
 * Close codes that Longwave sends (RFC 6455 §7.4.1, and the IANA registry that it founded). docs/protocol.md lists them for
 * clients.
 */
public enum CloseCode {
    /** The purpose of the connection is fulfilled. */
    NORMAL_CLOSURE(1000),
    /** The server is going away. */
    GOING_AWAY(1001),
    /** The client broke the framing rules. */
    PROTOCOL_ERROR(1002),
    /** The endpoint does not accept such a message. */
    UNSUPPORTED_DATA(1003),
    /** A text message, or the reason of a Close, is not UTF-8, or compressed data is broken. */
    INVALID_PAYLOAD(1007),
    /** The client broke a rule of this server. */
    POLICY_VIOLATION(1008),
    /** The message is over the limit. */
    MESSAGE_TOO_BIG(1009),
    /** The server failed. */
    INTERNAL_ERROR(1011),
    /** The client reads too slowly, or no memory is left for its messages. */
    TRY_AGAIN_LATER(1013);

    private final int code;

    CloseCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Returns whether a Close frame may have the code: one of the protocol, of a library or of an application (RFC 6455 §7.4). */
    public static boolean isAllowed(int code) {
        boolean ofProtocol = (code >= 1_000 && code <= 1_003) || (code >= 1_007 && code <= 1_014);
        return ofProtocol || (code >= 3_000 && code <= 4_999);
    }
}
