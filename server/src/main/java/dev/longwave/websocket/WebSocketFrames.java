package dev.longwave.websocket;

import dev.longwave.connection.DisconnectCause;
import dev.longwave.connection.FrameControl;
import dev.longwave.connection.ManagedConnection;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.function.Consumer;

/** Control of one WebSocket's frames. On its event loop. */
final class WebSocketFrames implements FrameControl {

    private final ManagedConnection connection;
    private final ChannelHandlerContext ctx;
    private final CloseHandshake closeHandshake;
    private final Consumer<WebSocketFrame> writer;
    private final Runnable ignorePings;

    /**
     * Creates the control of a connection.
     *
     * @param writer queues a frame
     * @param ignorePings stops the responses to Pings
     */
    WebSocketFrames(
            ManagedConnection connection,
            ChannelHandlerContext ctx,
            CloseHandshake closeHandshake,
            Consumer<WebSocketFrame> writer,
            Runnable ignorePings) {
        this.connection = connection;
        this.ctx = ctx;
        this.closeHandshake = closeHandshake;
        this.writer = writer;
        this.ignorePings = ignorePings;
    }

    @Override
    public void sendFragmented(boolean text, byte[] payload, int fragments) {
        if (fragments == 1) {
            connection.send(text, payload);
            return;
        }
        connection.stats().counters().sent(payload.length);
        for (int index = 0; index < fragments; index++) {
            int start = start(index, fragments, payload.length);
            int end = start(index + 1, fragments, payload.length);
            ByteBuf part = Unpooled.wrappedBuffer(payload, start, end - start);
            boolean last = index == fragments - 1;
            writer.accept(index > 0 ? new ContinuationWebSocketFrame(last, 0, part) : first(text, part));
        }
    }

    private static int start(int index, int fragments, int length) {
        return (int) ((long) length * index / fragments);
    }

    private static WebSocketFrame first(boolean text, ByteBuf part) {
        return text ? new TextWebSocketFrame(false, 0, part) : new BinaryWebSocketFrame(false, 0, part);
    }

    @Override
    public void close(int code, String reason) {
        connection.close(DisconnectCause.ENDPOINT, code, reason);
    }

    @Override
    public void endTcp() {
        closeHandshake.setCause(DisconnectCause.ENDPOINT);
        closeHandshake.close(ctx.newPromise());
    }

    @Override
    public void ignorePings() {
        ignorePings.run();
    }
}
