package dev.longwave.websocket.codec;

import dev.longwave.connection.CloseCode;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Header of one frame (RFC 6455 §5.2), read as its bytes arrive. Each rule is checked at the first byte that can break it, so
 * that the server reports a violation at once.
 */
public final class FrameHeader {

    public static final int CONTINUATION = 0x0;
    public static final int TEXT = 0x1;
    public static final int BINARY = 0x2;
    public static final int CLOSE = 0x8;
    public static final int PING = 0x9;
    public static final int PONG = 0xa;

    private static final int MAX_CONTROL_PAYLOAD = 125;
    private static final int SIXTEEN_BITS = 126;
    private static final int SIXTY_FOUR_BITS = 127;

    private final boolean mayBeCompressed;

    private int bytesRead;
    private int lengthBytes;
    private boolean last;
    private boolean compressed;
    private int opcode;
    private long length;
    private int maskingKey;

    /** @param mayBeCompressed whether permessage-deflate was negotiated, which gives the first reserved bit its meaning */
    FrameHeader(boolean mayBeCompressed) {
        this.mayBeCompressed = mayBeCompressed;
    }

    /** Returns whether the frame begins a compressed message (RFC 7692 §6). */
    boolean compressed() {
        return compressed;
    }

    /** Returns whether the frame is the last of its message. */
    boolean last() {
        return last;
    }

    int opcode() {
        return opcode;
    }

    boolean isControl() {
        return opcode >= CLOSE;
    }

    /** Returns the length of the payload in bytes. */
    long length() {
        return length;
    }

    int maskingKey() {
        return maskingKey;
    }

    /** Returns whether the header, including the masking key, is complete. */
    boolean isComplete() {
        return bytesRead == 2 + lengthBytes + Integer.BYTES;
    }

    void reset() {
        bytesRead = 0;
        lengthBytes = 0;
        length = 0;
        maskingKey = 0;
    }

    /**
     * Reads until the header is complete or there are no more bytes.
     *
     * @param inMessage whether the last frame of a message is still missing
     * @return the rule that the client broke, if any
     */
    Inbound.@Nullable Violation read(ByteBuf bytes, boolean inMessage) {
        while (!isComplete() && bytes.isReadable()) {
            int next = bytes.readByte() & 0xff;
            String broken = take(bytesRead++, next, inMessage);
            if (broken != null) {
                return new Inbound.Violation(CloseCode.PROTOCOL_ERROR, broken);
            }
        }
        return null;
    }

    private @Nullable String take(int index, int next, boolean inMessage) {
        if (index == 0) {
            return first(next, inMessage);
        }
        if (index == 1) {
            return second(next);
        }
        if (index < 2 + lengthBytes) {
            length = length << Byte.SIZE | next;
            return index == 1 + lengthBytes ? extendedLength() : null;
        }
        maskingKey = maskingKey << Byte.SIZE | next;
        return null;
    }

    private @Nullable String first(int next, boolean inMessage) {
        last = (next & 0x80) != 0;
        opcode = next & 0x0f;
        compressed = (next & 0x40) != 0;
        boolean mayCompress = mayBeCompressed && (opcode == TEXT || opcode == BINARY);
        if ((compressed && !mayCompress) || (next & 0x30) != 0) {
            return "reserved bit set";
        }
        return switch (opcode) {
            case CONTINUATION -> inMessage ? null : "continuation of no message";
            case TEXT, BINARY -> inMessage ? "new message inside another" : null;
            case CLOSE, PING, PONG -> last ? null : "fragmented control frame";
            default -> "reserved opcode";
        };
    }

    private @Nullable String second(int next) {
        int shortLength = next & 0x7f;
        if ((next & 0x80) == 0) {
            return "frame not masked";
        }
        if (isControl() && shortLength > MAX_CONTROL_PAYLOAD) {
            return "control frame over 125 bytes";
        }
        switch (shortLength) {
            case SIXTEEN_BITS -> lengthBytes = Short.BYTES;
            case SIXTY_FOUR_BITS -> lengthBytes = Long.BYTES;
            default -> length = shortLength;
        }
        return null;
    }

    /** Checks that "the minimal number of bytes" is used, and that the most significant bit is 0 (§5.2). */
    private @Nullable String extendedLength() {
        if (length < 0) {
            return "length over 63 bits";
        }
        long min = lengthBytes == Short.BYTES ? SIXTEEN_BITS : 1 << Short.SIZE;
        return length < min ? "length not in its shortest form" : null;
    }
}
