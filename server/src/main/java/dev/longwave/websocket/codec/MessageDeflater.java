package dev.longwave.websocket.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * Compresses messages (RFC 7692 §7.2.1), each without regard to those before it. So all connections of a thread can share
 * one compressor, whose 256 KiB would otherwise be their largest part.
 */
public final class MessageDeflater {

    /** What is shorter hardly gets shorter still. */
    private static final int SHORTEST = 64;

    /** The end of a flush, which the receiver adds again (§7.2.1). */
    private static final int TAIL = 4;

    private static final ThreadLocal<Deflater> DEFLATER =
            ThreadLocal.withInitial(() -> new Deflater(Deflater.BEST_SPEED, true));

    private MessageDeflater() {}

    /**
     * The frame of a message, compressed if that makes it shorter. The message stays as it was.
     *
     * @param windowBits how far back it may refer, as a power of two
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
        if (size < SHORTEST) {
            return null;
        }
        // With a byte to spare: a flush that fills its buffer is not known to be complete.
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
        // zlib's window cannot be set from Java. Nothing refers back beyond a full flush: so one for each window.
        int piece = windowBits == DeflateParameters.LARGEST_WINDOW_BITS ? message.length : 1 << windowBits;
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
