package dev.longwave.websocket;

import dev.longwave.limits.InboundBudget;
import dev.longwave.limits.Limits;
import dev.longwave.websocket.codec.Inbound;
import dev.longwave.websocket.codec.MessageDecoder;
import dev.longwave.websocket.codec.MessageInflater;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import org.jspecify.annotations.Nullable;

/** What has come from one peer and is not taken yet. On the connection's event loop. */
final class FrameReader {

    private final MessageDecoder parser;
    private final InboundRateLimit rate;
    private final InboundBudget unfinished;
    private final InboundBudget.Client client;

    /** Something between two reads only while a bound holds it back. */
    private @Nullable ByteBuf unparsed;

    /** What comes behind all of it: the rule that the peer broke by how much it sent. */
    private Inbound.@Nullable Violation tooFast;

    /** Of a message that is not whole. */
    private int held;

    private boolean ended;

    /**
     * @param inflation where messages may be compressed
     * @param unfinished told what is held here of a message that is not whole
     * @param client for which it is held
     */
    FrameReader(
            Limits limits, @Nullable MessageInflater inflation, InboundBudget unfinished, InboundBudget.Client client) {
        this.unfinished = unfinished;
        this.client = client;
        parser = new MessageDecoder(UnpooledByteBufAllocator.DEFAULT, limits.message(), inflation);
        rate = InboundRateLimit.of(limits.rates(), System::nanoTime);
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
        hold(parser.held());
        if (next == null) {
            forgetUnparsed();
            return tooFast;
        }
        return inTime(next);
    }

    /** The same, unless the peer may not send that now. */
    private Inbound inTime(Inbound next) {
        Inbound.Violation tooMany =
                next instanceof Inbound.Close || next instanceof Inbound.Violation ? null : rate.message();
        if (tooMany == null) {
            return next;
        }
        switch (next) {
            case Inbound.Ping(ByteBuf payload) -> payload.release();
            case Inbound.Pong(ByteBuf payload) -> payload.release();
            default -> {} // it has no buffer
        }
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
        hold(0);
    }

    private void hold(int now) {
        if (now != held) {
            held = now;
            unfinished.holds(client, now);
        }
    }

    private void forgetUnparsed() {
        if (unparsed != null) {
            unparsed.release();
            unparsed = null;
        }
    }
}
