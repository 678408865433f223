package dev.longwave.websocket;

import dev.longwave.limits.Limits;
import dev.longwave.limits.OutboundBudget;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one peer to read it. Netty is given only what it takes without queueing more than its own small bound, so
 * that the rest can be dropped at once when the peer turns out to be too slow. In whole frames. On the connection's event loop.
 */
final class OutboundQueue {

    /** What it counts for a buffer. */
    private static final int MOST_THAT_NETTY_ADDS = 256;

    private final Deque<ByteBuf> waiting = new ArrayDeque<>(0);

    /** Written on the event loop; for other threads a value of a moment ago will do. */
    private int bytes;

    private long handedOver;

    private final OutboundBudget budget;
    private final int limit;

    /**
     * @param budget of all clients together
     * @param limit of this client, in bytes
     */
    OutboundQueue(OutboundBudget budget, int limit) {
        this.budget = budget;
        this.limit = limit;
    }

    /** Sends a frame, or keeps it until the peer has read what is before it. */
    void add(ChannelHandlerContext ctx, ByteBuf frame, boolean mayWrite) {
        if (mayWrite && waiting.isEmpty() && ctx.channel().isWritable()) {
            write(ctx, frame);
        } else {
            waiting.add(frame);
            budget.count(1);
            bytes += Limits.costOf(frame.readableBytes());
        }
    }

    /** Gives Netty what it takes, and has it written. */
    void flush(ChannelHandlerContext ctx) {
        flushAll(ctx);
        if (pendingBytes(ctx) > 0) {
            budget.check();
        }
    }

    private void flushAll(ChannelHandlerContext ctx) {
        ctx.flush();
        while (!waiting.isEmpty() && ctx.channel().isWritable()) {
            while (!waiting.isEmpty() && ctx.channel().isWritable()) {
                ByteBuf frame = waiting.remove();
                budget.count(-1);
                bytes -= Limits.costOf(frame.readableBytes());
                write(ctx, frame);
            }
            ctx.flush();
        }
    }

    /** Gives Netty all of it, to be written before the connection is closed. */
    void handOver(ChannelHandlerContext ctx) {
        waiting.forEach(frame -> write(ctx, frame));
        forget();
    }

    /** Whether the peer has to read before more should be made for it. */
    boolean isCongested(ChannelHandlerContext ctx) {
        return !waiting.isEmpty() || !ctx.channel().isWritable();
    }

    /** Whether the client has let more wait than its limit. */
    boolean isOverLimit(ChannelHandlerContext ctx) {
        return isCongested(ctx) && pendingBytes(ctx) > limit;
    }

    /** Bytes that the kernel has not taken. From any thread. */
    long pendingBytes(ChannelHandlerContext ctx) {
        return bytes + nettyPending(ctx);
    }

    private static long nettyPending(ChannelHandlerContext ctx) {
        @Nullable ChannelOutboundBuffer netty = ctx.channel().unsafe().outboundBuffer();
        return netty == null ? 0 : netty.totalPendingWriteBytes();
    }

    /**
     * A number that grows when the peer takes something. It grows too when more is handed to Netty: what that costs is
     * taken for more than it can be.
     */
    long bytesFlushed(ChannelHandlerContext ctx) {
        return handedOver - nettyPending(ctx);
    }

    void drop() {
        waiting.forEach(ByteBuf::release);
        forget();
    }

    private void forget() {
        budget.count(-waiting.size());
        waiting.clear();
        bytes = 0;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a failure comes by exceptionCaught
    private void write(ChannelHandlerContext ctx, ByteBuf frame) {
        handedOver += frame.readableBytes() + MOST_THAT_NETTY_ADDS;
        ctx.write(frame, ctx.voidPromise());
    }
}
