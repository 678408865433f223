package dev.longwave.websocket;

import dev.longwave.connection.CloseCode;
import dev.longwave.connection.MessageCounters;
import dev.longwave.fanout.Publication;
import dev.longwave.websocket.codec.DeflateParameters;
import dev.longwave.websocket.codec.FrameEncoder;
import dev.longwave.websocket.codec.MessageDeflater;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one peer is sent: in order, within its bound, nothing behind a Close, and nothing but that once it has let too much
 * wait. On the connection's event loop.
 */
final class FrameWriter {

    private final ChannelHandlerContext ctx;
    private final @Nullable DeflateParameters deflate;
    private final MessageCounters counters;
    private final Consumer<String> onOverflow;
    private final OutboundQueue queue;

    /** Of the last Close; 0 before there is one. */
    private int closeCode;

    /** Whether the 101 is out, so that frames may follow. */
    private boolean handshakeSent;

    private boolean closeSent;

    /** Why what waited has been dropped; null while it has not. */
    private @Nullable String overflowed;

    /**
     * @param queue empty
     * @param deflate how messages may be compressed, if they may
     * @param counters counts what is sent
     * @param onOverflow told why, when what waits is dropped; a Close is to follow
     */
    FrameWriter(
            ChannelHandlerContext ctx,
            OutboundQueue queue,
            @Nullable DeflateParameters deflate,
            MessageCounters counters,
            Consumer<String> onOverflow) {
        this.ctx = ctx;
        this.queue = queue;
        this.deflate = deflate;
        this.counters = counters;
        this.onOverflow = onOverflow;
    }

    void begin() {
        handshakeSent = true;
    }

    boolean hasBegun() {
        return handshakeSent;
    }

    /** Takes a frame to be sent; false if it is dropped because it comes after the last one. */
    boolean send(WebSocketFrame frame) {
        try {
            return frame instanceof CloseWebSocketFrame close ? sendClose(close) : sendOther(frame);
        } finally {
            frame.release();
        }
    }

    private boolean sendClose(CloseWebSocketFrame close) {
        if (closeSent) {
            return false;
        }
        closeSent = true;
        // Whoever sent more to who is too slow has failed, and may be closing for that with a code of its own.
        closeCode = overflowed == null ? Math.max(0, close.statusCode()) : CloseCode.TRY_AGAIN_LATER.code();
        queue(overflowed == null ? FrameEncoder.frame(ctx.alloc(), close) : overflowFrame(overflowed));
        return true;
    }

    private boolean sendOther(WebSocketFrame frame) {
        if (!acceptsMessages()) {
            return false;
        }
        if (isMessage(frame)) {
            send(frame instanceof TextWebSocketFrame, ByteBufUtil.getBytes(frame.content()));
        } else {
            queue(FrameEncoder.frame(ctx.alloc(), frame));
        }
        return true;
    }

    /** Takes a message to be sent; false if it is dropped because it comes after the last one. */
    boolean send(boolean text, byte[] payload) {
        boolean taken = acceptsMessages();
        if (taken) {
            counters.sent(payload.length);
            queue(framed(text, payload));
        }
        return taken;
    }

    /** Takes a message that others are sent as well; false if it is dropped because it comes after the last one. */
    boolean send(Publication message) {
        boolean taken = acceptsMessages();
        if (taken) {
            counters.sent(message.payload().length);
            queue(SharedFrames.of(message).frame(deflate));
        }
        return taken;
    }

    /** Whether it is neither at its end nor behind it. */
    boolean acceptsMessages() {
        return !closeSent && overflowed == null;
    }

    private void queue(ByteBuf frame) {
        queue.add(ctx, frame, handshakeSent);
        if (queue.isOverLimit(ctx)) {
            flush(); // so that it is the peer who has let it wait, and not whoever sends much at once
        }
        if (queue.isOverLimit(ctx)) {
            dropQueue("too slow");
        }
    }

    /** Drops what waits, and takes nothing more but a Close that says why. */
    void dropQueue(String reason) {
        overflowed = reason;
        closeSent = false;
        queue.drop();
        onOverflow.accept(reason);
    }

    private ByteBuf framed(boolean text, byte[] payload) {
        return deflate == null
                ? FrameEncoder.message(ctx.alloc(), text, payload)
                : MessageDeflater.framed(ctx.alloc(), text, payload, deflate.serverWindowBits());
    }

    /** And a whole one. */
    private static boolean isMessage(WebSocketFrame frame) {
        return (frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame)
                && frame.isFinalFragment();
    }

    private ByteBuf overflowFrame(String reason) {
        CloseWebSocketFrame close = new CloseWebSocketFrame(CloseCode.TRY_AGAIN_LATER.code(), reason);
        try {
            return FrameEncoder.frame(ctx.alloc(), close);
        } finally {
            close.release();
        }
    }

    void flush() {
        if (handshakeSent) {
            queue.flush(ctx);
        }
    }

    /** Takes nothing more, and gives Netty what waits, to be written before the connection is closed. */
    void end() {
        closeSent = true;
        if (handshakeSent) {
            queue.handOver(ctx);
        }
    }

    /** Takes nothing more, and drops what waits: it is gone. */
    void drop() {
        closeSent = true;
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
    long bytesFlushed() {
        return queue.bytesFlushed(ctx);
    }
}
