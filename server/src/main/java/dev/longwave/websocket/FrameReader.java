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

/** Reader of one client's frames: holds bytes that are not decoded yet. On the connection's event loop. */
final class FrameReader {

    private final MessageDecoder decoder;
    private final InboundRateLimit rate;
    private final InboundBudget budget;
    private final InboundBudget.Client client;

    /** Not null between two reads only while a limit suspends decoding. */
    private @Nullable ByteBuf undecoded;

    /** The rate limit that the client exceeded; handled after all bytes received before. */
    private Inbound.@Nullable Violation tooFast;

    /** Bytes held of an incomplete message. */
    private int held;

    private boolean ended;

    /**
     * @param inflater decompresses messages; null if they may not be compressed
     * @param budget counts the bytes that are held of an incomplete message
     * @param client client of the budget
     */
    FrameReader(Limits limits, @Nullable MessageInflater inflater, InboundBudget budget, InboundBudget.Client client) {
        this.budget = budget;
        this.client = client;
        decoder = new MessageDecoder(UnpooledByteBufAllocator.DEFAULT, limits.message(), inflater);
        rate = InboundRateLimit.of(limits.rates(), System::nanoTime);
    }

    void add(ChannelHandlerContext ctx, ByteBuf bytes) {
        if (tooFast == null) {
            tooFast = rate.bytes(bytes.readableBytes());
        }
        if (ended || tooFast != null) {
            bytes.release();
        } else if (undecoded == null) {
            undecoded = bytes;
        } else {
            undecoded = ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(ctx.alloc(), undecoded, bytes);
        }
    }

    /** Returns the next message, control frame or violation; null if that needs more bytes, or after the end. */
    @Nullable
    Inbound next() {
        if (ended) {
            return null;
        }
        Inbound next = undecoded == null ? null : decoder.next(undecoded);
        hold(decoder.held());
        if (next == null) {
            releaseUndecoded();
            return tooFast;
        }
        return checkRate(next);
    }

    /** Returns its argument, or a violation if the client may not send that now. */
    private Inbound checkRate(Inbound next) {
        Inbound.Violation tooMany =
                next instanceof Inbound.Close || next instanceof Inbound.Violation ? null : rate.message();
        if (tooMany == null) {
            return next;
        }
        switch (next) {
            case Inbound.Ping(ByteBuf payload) -> payload.release();
            case Inbound.Pong(ByteBuf payload) -> payload.release();
            default -> {} // has no buffer
        }
        return tooMany;
    }

    boolean isEmpty() {
        return undecoded == null && tooFast == null;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Frees everything that is held, and drops later bytes. */
    void end() {
        ended = true;
        releaseUndecoded();
        decoder.release();
        hold(0);
    }

    private void hold(int now) {
        if (now != held) {
            held = now;
            budget.holds(client, now);
        }
    }

    private void releaseUndecoded() {
        if (undecoded != null) {
            undecoded.release();
            undecoded = null;
        }
    }
}
