package dev.longwave.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * Compresses messages (RFC 7692 §7.2.1), each without regard to those before it. So all connections of a thread can share
 * one compressor, whose 256 KiB would otherwise be their largest part.
 */
final class Deflation {

    /** What is shorter hardly gets shorter still. */
    private static final int SHORTEST = 64;

    /** The first of the three reserved bits (§6). */
    private static final int COMPRESSED = 0b100;

    /** The end of a flush, which the receiver adds again (§7.2.1). */
    private static final int TAIL = 4;

    private static final ThreadLocal<Deflater> DEFLATER =
            ThreadLocal.withInitial(() -> new Deflater(Deflater.BEST_SPEED, true));

    private Deflation() {}

    /**
     * What is to be sent for a frame: itself, or in its place a compressed one if it is a message and gets shorter.
     *
     * @param windowBits how far back it may refer, as a power of two
     */
    static WebSocketFrame compress(ByteBufAllocator allocator, WebSocketFrame frame, int windowBits) {
        boolean text = frame instanceof TextWebSocketFrame;
        boolean whole = frame.isFinalFragment() && frame.rsv() == 0 && (text || frame instanceof BinaryWebSocketFrame);
        ByteBuf payload = whole ? compress(allocator, frame.content(), windowBits) : null;
        if (payload == null) {
            return frame;
        }
        frame.release();
        return text
                ? new TextWebSocketFrame(true, COMPRESSED, payload)
                : new BinaryWebSocketFrame(true, COMPRESSED, payload);
    }

    private static @Nullable ByteBuf compress(ByteBufAllocator allocator, ByteBuf message, int windowBits) {
        int size = message.readableBytes();
        if (size < SHORTEST) {
            return null;
        }
        // With a byte to spare: a flush that fills its buffer is not known to be complete.
        ByteBuf compressed = allocator.ioBuffer(size, size);
        ByteBuffer out = compressed.nioBuffer(0, size);
        if (!deflate(message.nioBuffer(), out, windowBits)) {
            compressed.release();
            return null;
        }
        return compressed.writerIndex(out.position() - TAIL);
    }

    private static boolean deflate(ByteBuffer message, ByteBuffer out, int windowBits) {
        Deflater deflater = DEFLATER.get();
        // zlib's window cannot be set from Java. Nothing refers back beyond a full flush, so one for each window does
        // it.
        int piece = windowBits == DeflateParameters.LARGEST_WINDOW_BITS ? message.remaining() : 1 << windowBits;
        try {
            for (int from = message.position(); from < message.limit(); from += piece) {
                deflater.setInput(message.slice(from, Math.min(piece, message.limit() - from)));
                deflater.deflate(out, Deflater.FULL_FLUSH);
                if (!out.hasRemaining()) {
                    return false;
                }
            }
            return true;
        } finally {
            deflater.reset();
        }
    }
}
