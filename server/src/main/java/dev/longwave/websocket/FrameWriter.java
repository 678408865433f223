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
 * Writer of frames to one client: in order, within the outbound limit, and nothing after a Close. Once the queue is over the
 * limit, only a Close follows. On the connection's event loop.
 */
final class FrameWriter {

    private final ChannelHandlerContext ctx;
    private final @Nullable DeflateParameters deflate;
    private final MessageCounters counters;
    private final Consumer<String> onOverflow;
    private final OutboundQueue queue;

    /** Code of the last Close; 0 before there is one. */
    private int closeCode;

    /** Whether the 101 is sent, so that frames may follow. */
    private boolean handshakeSent;

    private boolean closeSent;

    /** The reason for which the queue was dropped; null if it was not. */
    private @Nullable String overflowed;

    /**
     * @param queue empty
     * @param deflate parameters of compression; null without compression
     * @param counters counts sent messages
     * @param onOverflow called with the reason when the queue is dropped; must send a Close
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

    /** Queues a frame. Returns false if it is dropped because it comes after the last one. */
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
        // The endpoint cannot send to a slow client any more, and may close for that with a code of its own.
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

    /** Queues a message. Returns false if it is dropped because it comes after the last one. */
    boolean send(boolean text, byte[] payload) {
        boolean accepted = acceptsMessages();
        if (accepted) {
            counters.sent(payload.length);
            queue(framed(text, payload));
        }
        return accepted;
    }

    /**
     * Queues a message in several frames, without compression. Drops it if it comes after the last one.
     *
     * @param fragments number of frames
     */
    void send(boolean text, byte[] payload, int fragments) {
        if (acceptsMessages()) {
            counters.sent(payload.length);
            queue(FrameEncoder.fragmented(ctx.alloc(), text, payload, fragments));
        }
    }

    /** Queues a message for many clients. Returns false if it is dropped because it comes after the last one. */
    boolean send(Publication message) {
        boolean accepted = acceptsMessages();
        if (accepted) {
            counters.sent(message.payload().length);
            queue(SharedFrames.of(message).frame(deflate));
        }
        return accepted;
    }

    /** Returns whether frames may still be queued. */
    boolean acceptsMessages() {
        return !closeSent && overflowed == null;
    }

    private void queue(ByteBuf frame) {
        queue.add(ctx, frame, handshakeSent);
        if (queue.isOverLimit(ctx)) {
            flush(); // so that a client is slow because it does not read, and not because much is sent at once
        }
        if (queue.isOverLimit(ctx)) {
            dropQueue("too slow");
        }
    }

    /** Drops the queue, and from now on every frame but a Close with this reason. */
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

    /** Returns whether the frame is a complete message. */
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

    /** Passes the queue to Netty, which writes it before the connection is closed. Later frames are dropped. */
    void end() {
        closeSent = true;
        if (handshakeSent) {
            queue.passToNetty(ctx);
        }
    }

    /** Drops the queue and later frames, because the connection is closed. */
    void drop() {
        closeSent = true;
        queue.drop();
    }

    /** Returns whether the client has to read before the server sends it more. */
    boolean isCongested() {
        return queue.isCongested(ctx);
    }

    /** Returns the bytes that the kernel has not accepted. From any thread. */
    long queuedBytes() {
        return queue.pendingBytes(ctx);
    }

    /** Returns the code of the last Close; 0 if there is none. */
    int closeCode() {
        return closeCode;
    }

    /** Returns a number that grows when the kernel accepts data, or when more is sent. */
    long bytesFlushed() {
        return queue.bytesFlushed(ctx);
    }
}
