package dev.longwave.websocket.codec;

import dev.longwave.connection.CloseCode;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Rules for the payload of a Close frame (RFC 6455 §5.5.1 and §7.4). */
final class ClosePayload {

    private ClosePayload() {}

    /**
     * Returns the rule that the payload of a client's Close breaks, if any.
     *
     * @param payload buffer on the heap
     */
    static Inbound.@Nullable Violation check(ByteBuf payload) {
        int length = payload.readableBytes();
        if (length == 0) {
            return null;
        }
        if (length == 1) {
            return new Inbound.Violation(CloseCode.PROTOCOL_ERROR, "close code of one byte");
        }
        int start = payload.readerIndex();
        if (!isAllowed(payload.getUnsignedShort(start))) {
            return new Inbound.Violation(CloseCode.PROTOCOL_ERROR, "illegal close code");
        }
        Utf8Validator reason = new Utf8Validator();
        int from = payload.arrayOffset() + start;
        boolean utf8 = reason.accept(payload.array(), from + Short.BYTES, from + length) && reason.isComplete();
        return utf8 ? null : new Inbound.Violation(CloseCode.INVALID_PAYLOAD, "close reason is not UTF-8");
    }

    /** Returns whether a Close may carry this code: not 1004 to 1006 and 1015, up to 2999 only registered ones, none from 5000. */
    private static boolean isAllowed(int code) {
        return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
    }
}
