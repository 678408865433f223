package dev.longwave.websocket;

import dev.longwave.connection.ConnectionLifecycle;
import dev.longwave.connection.DisconnectCause;
import dev.longwave.keepalive.KeepAlivePeer;
import dev.longwave.log.LogEvent;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import java.time.Duration;
import org.jboss.logging.Logger;

/** A WebSocket to the keep-alive: how to ping it, and what shows that its client lives. On its event loop. */
final class WebSocketPeer implements KeepAlivePeer {

    private static final Logger LOG = Logger.getLogger(WebSocketPeer.class);

    private final FramedConnection connection;
    private final ConnectionLifecycle lifecycle;
    private long flushedBefore;

    /** When the last Ping was sent, in nanoseconds; 0 once its Pong has come. */
    private long pinged;

    WebSocketPeer(FramedConnection connection, ConnectionLifecycle lifecycle) {
        this.connection = connection;
        this.lifecycle = lifecycle;
    }

    @Override
    public boolean isHeldBack() {
        return !connection.context().channel().config().isAutoRead();
    }

    @Override
    public boolean hasTakenSomething() {
        long before = flushedBefore;
        flushedBefore = connection.bytesFlushed();
        return flushedBefore > before;
    }

    @Override
    public void ping() {
        pinged = System.nanoTime();
        connection.send(new PingWebSocketFrame());
    }

    void onPong() {
        if (pinged != 0) {
            lifecycle.onPong(System.nanoTime() - pinged);
            pinged = 0;
        }
    }

    @Override
    public void cut(Duration silent) {
        LogEvent.info(LOG, "Disconnected a silent client")
                .with("connectionId", connection.id())
                .with("idleMs", silent.toMillis())
                .write();
        connection.abort(DisconnectCause.TIMEOUT);
    }
}
