package dev.longwave.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.vertx.core.buffer.impl.VertxByteBufAllocator;
import org.jspecify.annotations.Nullable;

/** What has come from one peer and is not taken yet. On the connection's event loop. */
final class Reception {

    private final MessageParser parser;
    private final PeerRate rate;
    private final Unfinished.Share unfinished;

    /** Something between two reads only while a bound holds it back. */
    private @Nullable ByteBuf unparsed;

    /** What comes behind all of it: the rule that the peer broke by how much it sent. */
    private Inbound.@Nullable Violation tooFast;

    private boolean ended;

    /**
     * @param inflation where messages may be compressed
     * @param unfinished what is held here of a message that is not whole
     */
    Reception(WireLimits limits, @Nullable Inflation inflation, Unfinished.Share unfinished) {
        this.unfinished = unfinished;
        // Vert.x would copy anything from another allocator.
        parser = new MessageParser(VertxByteBufAllocator.DEFAULT, limits.message(), inflation);
        rate = new PeerRate(limits.rates(), System::nanoTime);
    }

    void add(ChannelHandlerContext ctx, ByteBuf bytes) {
        if (tooFast == null) {
            tooFast = rate.bytes(bytes.readableBytes());
        }
        if (ended || tooFast != null) {
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
        if (ended) {
            return null;
        }
        Inbound next = unparsed == null ? null : parser.next(unparsed);
        unfinished.is(parser.held());
        if (next == null) {
            forgetUnparsed();
            return tooFast;
        }
        return inTime(next);
    }

    /** The same, unless the peer may not send that now. */
    private Inbound inTime(Inbound next) {
        ByteBuf payload = switch (next) {
            case Inbound.Message message -> message.payload();
            case Inbound.Ping ping -> ping.payload();
            case Inbound.Pong pong -> pong.payload();
            case Inbound.Close close -> null;
            case Inbound.Violation broken -> null;
        };
        Inbound.Violation tooMany = payload == null ? null : rate.message();
        if (payload == null || tooMany == null) {
            return next;
        }
        payload.release();
        return tooMany;
    }

    boolean isEmpty() {
        return unparsed == null && tooFast == null;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Takes nothing more, and frees what there is. */
    void end() {
        ended = true;
        forgetUnparsed();
        parser.release();
        unfinished.is(0);
    }

    private void forgetUnparsed() {
        if (unparsed != null) {
            unparsed.release();
            unparsed = null;
        }
    }
}
