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
 * Outbound queue of one client, in complete frames. Netty gets no more than its own small queue takes, so that the rest can be
 * dropped at once when the client is too slow. On the connection's event loop.
 */
final class OutboundQueue {

    /** Upper bound of the overhead that Netty counts for each buffer. */
    private static final int MAX_NETTY_OVERHEAD = 256;

    /** Size at which the array of the deque, which never shrinks, is worth freeing. */
    private static final int LARGE = 64;

    private Deque<ByteBuf> frames = new ArrayDeque<>(0);

    /** Whether the deque has been large since it was new. */
    private boolean hasBeenLarge;

    /** Written on the event loop; for other threads a slightly older value is good enough. */
    private int bytes;

    private long passed;

    private final OutboundBudget budget;
    private final int limit;

    /**
     * @param budget budget of all clients together
     * @param limit limit of this client, in bytes
     */
    OutboundQueue(OutboundBudget budget, int limit) {
        this.budget = budget;
        this.limit = limit;
    }

    /** Passes a frame to Netty, or keeps it until the client has read the frames before it. */
    void add(ChannelHandlerContext ctx, ByteBuf frame, boolean handshakeSent) {
        if (handshakeSent && frames.isEmpty() && ctx.channel().isWritable()) {
            write(ctx, frame);
        } else {
            frames.add(frame);
            hasBeenLarge |= frames.size() > LARGE;
            budget.count(1);
            bytes += Limits.costOf(frame.readableBytes());
        }
    }

    /** Passes frames to Netty as far as it takes them, and has them written. */
    void flush(ChannelHandlerContext ctx) {
        flushAll(ctx);
        if (pendingBytes(ctx) > 0) {
            budget.check();
        }
    }

    private void flushAll(ChannelHandlerContext ctx) {
        ctx.flush();
        while (!frames.isEmpty() && ctx.channel().isWritable()) {
            while (!frames.isEmpty() && ctx.channel().isWritable()) {
                ByteBuf frame = frames.remove();
                budget.count(-1);
                bytes -= Limits.costOf(frame.readableBytes());
                write(ctx, frame);
            }
            ctx.flush();
        }
        if (hasBeenLarge && frames.isEmpty()) {
            clear();
        }
    }

    /** Passes all frames to Netty, which writes them before the connection is closed. */
    void passToNetty(ChannelHandlerContext ctx) {
        frames.forEach(frame -> write(ctx, frame));
        clear();
    }

    /** Returns whether the client has to read before the server sends it more. */
    boolean isCongested(ChannelHandlerContext ctx) {
        return !frames.isEmpty() || !ctx.channel().isWritable();
    }

    /** Returns whether the client does not read, and its queue exceeds the limit. */
    boolean isOverLimit(ChannelHandlerContext ctx) {
        return isCongested(ctx) && pendingBytes(ctx) > limit;
    }

    /** Returns the bytes that the kernel has not accepted. From any thread. */
    long pendingBytes(ChannelHandlerContext ctx) {
        return bytes + nettyPending(ctx);
    }

    private static long nettyPending(ChannelHandlerContext ctx) {
        @Nullable ChannelOutboundBuffer netty = ctx.channel().unsafe().outboundBuffer();
        return netty == null ? 0 : netty.totalPendingWriteBytes();
    }

    /**
     * Returns a number that grows when the kernel accepts data. It also grows when Netty gets a frame, because the overhead of
     * a frame is counted as more than it can be.
     */
    long bytesFlushed(ChannelHandlerContext ctx) {
        return passed - nettyPending(ctx);
    }

    void drop() {
        frames.forEach(ByteBuf::release);
        clear();
    }

    private void clear() {
        budget.count(-frames.size());
        frames = new ArrayDeque<>(0);
        hasBeenLarge = false;
        bytes = 0;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Netty reports failures to exceptionCaught
    private void write(ChannelHandlerContext ctx, ByteBuf frame) {
        passed += frame.readableBytes() + MAX_NETTY_OVERHEAD;
        ctx.write(frame, ctx.voidPromise());
    }
}
