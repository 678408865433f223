package dev.longwave.websocket.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * Compressor of messages (RFC 7692 §7.2.1), without context takeover. All connections of a thread can therefore share one
 * deflater, whose 256 KiB would otherwise be most of a connection's memory.
 */
public final class MessageDeflater {

    /** Compression hardly makes shorter messages any shorter. */
    private static final int MIN_SIZE = 64;

    /** Length of the end of a flush, which the receiver adds again (§7.2.1). */
    private static final int TAIL = 4;

    private static final ThreadLocal<Deflater> DEFLATER =
            ThreadLocal.withInitial(() -> new Deflater(Deflater.BEST_SPEED, true));

    private MessageDeflater() {}

    /**
     * Returns the frame of a message, compressed if that makes it shorter. Does not change the message.
     *
     * @param windowBits size of the window in bytes, as a power of two
     */
    public static ByteBuf framed(ByteBufAllocator allocator, boolean text, byte[] message, int windowBits) {
        ByteBuf compressed = compress(allocator, message, windowBits);
        if (compressed == null) {
            return FrameEncoder.message(allocator, text, message);
        }
        try {
            return FrameEncoder.compressed(allocator, text, compressed);
        } finally {
            compressed.release();
        }
    }

    private static @Nullable ByteBuf compress(ByteBufAllocator allocator, byte[] message, int windowBits) {
        int size = message.length;
        if (size < MIN_SIZE) {
            return null;
        }
        // A flush that fills its buffer may be incomplete, so the result must leave a byte free.
        ByteBuf compressed = allocator.ioBuffer(size, size);
        ByteBuffer out = compressed.nioBuffer(0, size);
        if (!deflate(message, out, windowBits)) {
            compressed.release();
            return null;
        }
        return compressed.writerIndex(out.position() - TAIL);
    }

    private static boolean deflate(byte[] message, ByteBuffer out, int windowBits) {
        Deflater deflater = DEFLATER.get();
        // Java cannot set zlib's window. No data refers back beyond a full flush, so there is one after each window.
        int piece = windowBits == DeflateParameters.MAX_WINDOW_BITS ? message.length : 1 << windowBits;
        try {
            for (int from = 0; from < message.length; from += piece) {
                deflater.setInput(message, from, Math.min(piece, message.length - from));
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
