package dev.longwave.fanout;

import dev.longwave.websocket.codec.DeflateParameters;
import dev.longwave.websocket.codec.FrameEncoder;
import dev.longwave.websocket.codec.MessageDeflater;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A message for many connections: framed once for all of them, and compressed once for all whose windows are alike. They
 * are given the same memory, which is free when the last of them has written it. From any thread.
 */
public final class Publication {

    private final boolean text;
    private final byte[] payload;

    /** By window bits; at 0 what is not compressed. Each is made when it is first asked for, under the lock of this. */
    private final AtomicReferenceArray<@Nullable ByteBuf> frames =
            new AtomicReferenceArray<>(DeflateParameters.LARGEST_WINDOW_BITS + 1);

    private final AtomicInteger rowsLeft;
    private final AtomicInteger receivers = new AtomicInteger();
    private final IntConsumer delivered;

    /**
     * @param payload not to be changed any more; UTF-8 if it is text
     * @param rows how many times {@link #handedOut} will be called
     * @param delivered told, at the last of these, how many connections have taken it
     */
    Publication(boolean text, byte[] payload, int rows, IntConsumer delivered) {
        this.text = text;
        this.payload = payload;
        this.rowsLeft = new AtomicInteger(rows);
        this.delivered = delivered;
    }

    /** Of its payload. */
    public int bytes() {
        return payload.length;
    }

    /** Its frame for a connection with these parameters, to be released by who gets it. */
    public ByteBuf framed(@Nullable DeflateParameters deflate) {
        int windowBits = deflate == null ? 0 : deflate.serverWindowBits();
        ByteBuf frame = frames.get(windowBits);
        return (frame == null ? made(windowBits) : frame).retainedDuplicate();
    }

    /** One event loop has given it to all its connections of which so many took it. */
    void handedOut(int taken) {
        receivers.addAndGet(taken);
        if (rowsLeft.decrementAndGet() == 0) {
            for (int windowBits = 0; windowBits < frames.length(); windowBits++) {
                ByteBuf frame = frames.get(windowBits);
                if (frame != null) {
                    frame.release();
                }
            }
            delivered.accept(receivers.get());
        }
    }

    private synchronized ByteBuf made(int windowBits) {
        ByteBuf frame = frames.get(windowBits);
        if (frame == null) {
            frame = windowBits == 0
                    ? FrameEncoder.message(PooledByteBufAllocator.DEFAULT, text, payload)
                    : MessageDeflater.framed(PooledByteBufAllocator.DEFAULT, text, payload, windowBits);
            frames.set(windowBits, frame);
        }
        return frame;
    }
}
