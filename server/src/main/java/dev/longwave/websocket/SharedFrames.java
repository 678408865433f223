package dev.longwave.websocket;

import dev.longwave.fanout.Encoded;
import dev.longwave.fanout.Publication;
import dev.longwave.websocket.codec.DeflateParameters;
import dev.longwave.websocket.codec.FrameEncoder;
import dev.longwave.websocket.codec.MessageDeflater;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Frames of a {@link Publication}: one without compression, and one for each window size in use. Connections share the memory
 * of a frame, which is free once the last of them has written it. From any thread.
 */
final class SharedFrames implements Encoded {

    private final Publication publication;

    /** Frames by window bits, uncompressed at 0. The first call that needs a frame makes it, under the lock of this. */
    private final AtomicReferenceArray<@Nullable ByteBuf> frames =
            new AtomicReferenceArray<>(DeflateParameters.MAX_WINDOW_BITS + 1);

    private SharedFrames(Publication publication) {
        this.publication = publication;
    }

    static SharedFrames of(Publication publication) {
        return publication.as(SharedFrames.class, SharedFrames::new);
    }

    /** Returns the frame for a connection with these parameters. The caller releases it. */
    ByteBuf frame(@Nullable DeflateParameters deflate) {
        int windowBits = deflate == null ? 0 : deflate.serverWindowBits();
        ByteBuf frame = frames.get(windowBits);
        return (frame == null ? encode(windowBits) : frame).retainedDuplicate();
    }

    private synchronized ByteBuf encode(int windowBits) {
        ByteBuf frame = frames.get(windowBits);
        if (frame == null) {
            boolean text = publication.isText();
            byte[] payload = publication.payload();
            frame = windowBits == 0
                    ? FrameEncoder.message(PooledByteBufAllocator.DEFAULT, text, payload)
                    : MessageDeflater.framed(PooledByteBufAllocator.DEFAULT, text, payload, windowBits);
            frames.set(windowBits, frame);
        }
        return frame;
    }

    @Override
    public void release() {
        for (int windowBits = 0; windowBits < frames.length(); windowBits++) {
            ByteBuf frame = frames.get(windowBits);
            if (frame != null) {
                frame.release();
            }
        }
    }
}
