package dev.longwave.wire;

import dev.longwave.connection.CloseCode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.jspecify.annotations.Nullable;

/**
 * What one peer is sent: in order, within its bound, nothing behind a Close, and nothing but that once it has let too much
 * wait. On the connection's event loop.
 */
final class Sending {

    private final ChannelHandlerContext ctx;
    private final int limit;
    private final @Nullable DeflateParameters deflate;
    private final Traffic traffic;
    private final Runnable tooSlow;
    private final OutboundQueue queue = new OutboundQueue();

    /** Of the last Close; 0 before there is one. */
    private int closeCode;

    /** Whether the 101 is out, so that frames may follow. */
    private boolean mayWrite;

    private boolean closeSent;

    /** The peer let more wait than it may. */
    private boolean isTooSlow;

    /**
     * @param limit the most bytes that may wait for the peer
     * @param deflate how messages may be compressed, if they may
     * @param traffic counts what is sent
     * @param tooSlow run when more than that waits; a Close is to follow
     */
    Sending(
            ChannelHandlerContext ctx,
            int limit,
            @Nullable DeflateParameters deflate,
            Traffic traffic,
            Runnable tooSlow) {
        this.ctx = ctx;
        this.limit = limit;
        this.deflate = deflate;
        this.traffic = traffic;
        this.tooSlow = tooSlow;
    }

    void begin() {
        mayWrite = true;
    }

    boolean hasBegun() {
        return mayWrite;
    }

    /** Takes a frame to be sent; false if it is dropped because it comes after the last one. */
    boolean send(WebSocketFrame frame) {
        boolean taken = frame instanceof CloseWebSocketFrame close ? sendClose(close) : sendOther(frame);
        frame.release();
        return taken;
    }

    private boolean sendClose(CloseWebSocketFrame close) {
        if (closeSent) {
            return false;
        }
        closeSent = true;
        // Whoever sent more to who is too slow has failed, and may be closing for that with a code of its own.
        closeCode = isTooSlow ? CloseCode.TOO_SLOW.code() : Math.max(0, close.statusCode());
        queue(isTooSlow ? tooSlowFrame() : framed(close));
        return true;
    }

    private boolean sendOther(WebSocketFrame frame) {
        if (!takesMessages()) {
            return false;
        }
        if (isMessage(frame)) {
            traffic.sent(frame.content().readableBytes());
        }
        queue(framed(frame));
        return true;
    }

    /** Takes a message that others are sent as well; false if it is dropped because it comes after the last one. */
    boolean send(SharedMessage message) {
        boolean taken = takesMessages();
        if (taken) {
            traffic.sent(message.bytes());
            queue(message.framed(deflate));
        }
        return taken;
    }

    private boolean takesMessages() {
        return !closeSent && !isTooSlow;
    }

    private void queue(ByteBuf frame) {
        queue.add(ctx, frame, mayWrite);
        if (isOverLimit()) {
            flush(); // so that it is the peer who has let it wait, and not whoever sends much at once
        }
        if (isOverLimit()) {
            isTooSlow = true;
            closeSent = false;
            queue.drop();
            tooSlow.run();
        }
    }

    private boolean isOverLimit() {
        return queue.isCongested(ctx) && queue.pendingBytes(ctx) > limit;
    }

    private ByteBuf framed(WebSocketFrame frame) {
        if (deflate != null && isMessage(frame)) {
            boolean text = frame instanceof TextWebSocketFrame;
            return Deflation.framed(ctx.alloc(), text, frame.content(), deflate.serverWindowBits());
        }
        return Framing.frame(ctx.alloc(), frame);
    }

    /** And a whole one. */
    private static boolean isMessage(WebSocketFrame frame) {
        return (frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame)
                && frame.isFinalFragment();
    }

    private ByteBuf tooSlowFrame() {
        CloseWebSocketFrame close = new CloseWebSocketFrame(CloseCode.TOO_SLOW.code(), "too slow");
        try {
            return Framing.frame(ctx.alloc(), close);
        } finally {
            close.release();
        }
    }

    void flush() {
        if (mayWrite) {
            queue.flush(ctx);
        }
    }

    /** Takes nothing more, and gives Netty what waits, to be written before the connection is closed. */
    void end() {
        closeSent = true;
        if (mayWrite) {
            queue.handOver(ctx);
        }
    }

    void drop() {
        queue.drop();
    }

    /** Whether the peer has to read before more should be made for it. */
    boolean isCongested() {
        return queue.isCongested(ctx);
    }

    /** From any thread. */
    long queuedBytes() {
        return queue.pendingBytes(ctx);
    }

    /** What the connection was closed with; 0 if it was not. */
    int closeCode() {
        return closeCode;
    }

    /** Grows when the peer takes something, or is sent more. */
    long taken() {
        return queue.taken(ctx);
    }
}
