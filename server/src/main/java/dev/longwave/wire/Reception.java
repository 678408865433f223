package dev.longwave.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.vertx.core.buffer.impl.VertxByteBufAllocator;
import org.jspecify.annotations.Nullable;

/** What has come from one peer and is not taken yet. On the connection's event loop. */
final class Reception {

    private final MessageParser parser;

    /** Something between two reads only while a bound holds it back. */
    private @Nullable ByteBuf unparsed;

    private boolean ended;

    /** @param inflation where messages may be compressed */
    Reception(int messageLimit, @Nullable Inflation inflation) {
        // Vert.x would copy anything from another allocator.
        parser = new MessageParser(VertxByteBufAllocator.DEFAULT, messageLimit, inflation);
    }

    void add(ChannelHandlerContext ctx, ByteBuf bytes) {
        if (ended) {
            bytes.release();
        } else if (unparsed == null) {
            unparsed = bytes;
        } else {
            unparsed = ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(ctx.alloc(), unparsed, bytes);
        }
    }

    /** What is next of what has come; null if that takes more bytes, or if it has ended. */
    @Nullable
    Inbound next() {
        if (unparsed == null) {
            return null;
        }
        Inbound next = parser.next(unparsed);
        if (next == null) {
            forgetUnparsed();
        }
        return next;
    }

    boolean isEmpty() {
        return unparsed == null;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Takes nothing more, and frees what there is. */
    void end() {
        ended = true;
        forgetUnparsed();
        parser.release();
    }

    private void forgetUnparsed() {
        if (unparsed != null) {
            unparsed.release();
            unparsed = null;
        }
    }
}
