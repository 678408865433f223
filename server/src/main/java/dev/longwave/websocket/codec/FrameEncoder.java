package dev.longwave.websocket.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/** Encoder of frames that a server sends (RFC 6455 §5.2): never masked. */
public final class FrameEncoder {

    private static final int FIN = 0x80;

    /** The first of the three reserved bits: the message is compressed (RFC 7692 §6). */
    private static final int COMPRESSED = 0x40;

    private static final int MAX_SHORT = 125;
    private static final int SIXTEEN_BITS = 126;
    private static final int SIXTY_FOUR_BITS = 127;
    private static final int MAX_HEADER = 10;

    private FrameEncoder() {}

    /** Returns a message in one frame, in a buffer that can be written without another copy. */
    public static ByteBuf message(ByteBufAllocator allocator, boolean text, byte[] payload) {
        return header(allocator, FIN | opcode(text), payload.length).writeBytes(payload);
    }

    /**
     * Returns a message in several frames (RFC 6455 §5.4), in one buffer.
     *
     * @param fragments number of frames, of nearly equal size; some are empty if there are more of them than bytes
     */
    public static ByteBuf fragmented(ByteBufAllocator allocator, boolean text, byte[] payload, int fragments) {
        ByteBuf frames = allocator.ioBuffer(payload.length + fragments * MAX_HEADER);
        for (int index = 0; index < fragments; index++) {
            int start = start(index, fragments, payload.length);
            int length = start(index + 1, fragments, payload.length) - start;
            int opcode = index == 0 ? opcode(text) : FrameHeader.CONTINUATION;
            header(frames, index == fragments - 1 ? FIN | opcode : opcode, length)
                    .writeBytes(payload, start, length);
        }
        return frames;
    }

    private static int start(int index, int fragments, int length) {
        return (int) ((long) length * index / fragments);
    }

    /** @param payload of a compressed message (RFC 7692 §7.2.1) */
    static ByteBuf compressed(ByteBufAllocator allocator, boolean text, ByteBuf payload) {
        return frame(allocator, FIN | COMPRESSED | opcode(text), payload);
    }

    public static ByteBuf frame(ByteBufAllocator allocator, WebSocketFrame frame) {
        int last = frame.isFinalFragment() ? FIN : 0;
        return frame(allocator, last | frame.rsv() << 4 | opcode(frame), frame.content());
    }

    private static ByteBuf frame(ByteBufAllocator allocator, int first, ByteBuf payload) {
        int length = payload.readableBytes();
        return header(allocator, first, length).writeBytes(payload, payload.readerIndex(), length);
    }

    /** Returns a buffer with the header, and with room for the payload. */
    private static ByteBuf header(ByteBufAllocator allocator, int first, int length) {
        return header(allocator.ioBuffer(MAX_HEADER + length), first, length);
    }

    private static ByteBuf header(ByteBuf frame, int first, int length) {
        frame.writeByte(first);
        if (length <= MAX_SHORT) {
            frame.writeByte(length);
        } else if (length <= 0xffff) {
            frame.writeByte(SIXTEEN_BITS).writeShort(length);
        } else {
            frame.writeByte(SIXTY_FOUR_BITS).writeLong(length);
        }
        return frame;
    }

    private static int opcode(boolean text) {
        return text ? FrameHeader.TEXT : FrameHeader.BINARY;
    }

    private static int opcode(WebSocketFrame frame) {
        return switch (frame) {
            case TextWebSocketFrame text -> FrameHeader.TEXT;
            case BinaryWebSocketFrame binary -> FrameHeader.BINARY;
            case ContinuationWebSocketFrame continuation -> FrameHeader.CONTINUATION;
            case CloseWebSocketFrame close -> FrameHeader.CLOSE;
            case PingWebSocketFrame ping -> FrameHeader.PING;
            case PongWebSocketFrame pong -> FrameHeader.PONG;
            default -> throw new IllegalArgumentException("Not a frame of RFC 6455: " + frame.getClass());
        };
    }
}
