package dev.longwave.websocket;

import dev.longwave.connection.ConnectionLifecycle;
import dev.longwave.connection.DisconnectCause;
import dev.longwave.keepalive.KeepAlivePeer;
import dev.longwave.log.LogEvent;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import java.time.Duration;
import org.jboss.logging.Logger;

/** A connection under the watch of its event loop. */
public final class WebSocketPeer implements KeepAlivePeer {

    private static final Logger LOG = Logger.getLogger(WebSocketPeer.class);

    private final ChannelHandlerContext ctx;
    private final WebSocketHandler wire;
    private final FrameWriter sending;
    private final ConnectionLifecycle registration;
    private long takenBefore;

    /** When it was pinged, in nanoseconds; 0 if that has been answered. */
    private long pinged;

    WebSocketPeer(ChannelHandlerContext ctx, WebSocketHandler wire, FrameWriter sending, ConnectionLifecycle registration) {
        this.ctx = ctx;
        this.wire = wire;
        this.sending = sending;
        this.registration = registration;
    }

    @Override
    public boolean isHeldBack() {
        return !ctx.channel().config().isAutoRead();
    }

    @Override
    public boolean hasTakenSomething() {
        long before = takenBefore;
        takenBefore = sending.taken();
        return takenBefore > before;
    }

    @Override
    public void ping() {
        pinged = System.nanoTime();
        wire.send(new PingWebSocketFrame());
    }

    /** A Pong came. */
    void answered() {
        if (pinged != 0) {
            registration.answered(System.nanoTime() - pinged);
            pinged = 0;
        }
    }

    @Override
    public void cut(Duration silent) {
        LogEvent.info(LOG, "Cut a silent connection")
                .with("connectionId", wire.account().id())
                .with("idleMs", silent.toMillis())
                .write();
        wire.abort(DisconnectCause.DEAD);
    }
}
