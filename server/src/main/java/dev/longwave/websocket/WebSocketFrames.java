package dev.longwave.websocket;

import dev.longwave.connection.DisconnectCause;
import dev.longwave.connection.FrameControl;
import dev.longwave.connection.ManagedConnection;
import io.netty.channel.ChannelHandlerContext;

/** Control of one WebSocket's frames. On its event loop. */
final class WebSocketFrames implements FrameControl {

    private final ManagedConnection connection;
    private final ChannelHandlerContext ctx;
    private final CloseHandshake closeHandshake;
    private final FrameWriter writer;
    private final Runnable ignorePings;

    /**
     * Creates the control of a connection.
     *
     * @param ignorePings stops the responses to Pings
     */
    WebSocketFrames(
            ManagedConnection connection,
            ChannelHandlerContext ctx,
            CloseHandshake closeHandshake,
            FrameWriter writer,
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
        } else {
            closeHandshake.endOfRead().schedule();
            writer.send(text, payload, fragments);
        }
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
