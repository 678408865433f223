package dev.longwave.websocket;

import dev.longwave.connection.ConnectionLifecycle;
import dev.longwave.connection.DisconnectCause;
import dev.longwave.keepalive.KeepAlivePeer;
import dev.longwave.limits.Throttle;
import dev.longwave.log.LogEvent;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Keep-alive's view of a WebSocket: how to ping it, and signs that its client is alive. On its event loop. */
final class WebSocketPeer implements KeepAlivePeer {

    private static final Logger LOG = Logger.getLogger(WebSocketPeer.class);

    private static final Throttle SILENT = new Throttle();

    private final FramedConnection connection;
    private final InFlight inFlight;
    private final ConnectionLifecycle lifecycle;
    private long flushedBefore;

    /** Time of the last Ping, in nanoseconds; 0 after its Pong. */
    private long pinged;

    WebSocketPeer(FramedConnection connection, InFlight inFlight, ConnectionLifecycle lifecycle) {
        this.connection = connection;
        this.inFlight = inFlight;
        this.lifecycle = lifecycle;
    }

    @Override
    public boolean isHeldBack() {
        return !connection.context().channel().config().isAutoRead() || inFlight.isHeld();
    }

    @Override
    public boolean hasAcceptedData() {
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
    public void disconnect(Duration idle) {
        String message = "Disconnected a silent client"; // the metrics count the others
        (SILENT.tryAcquire() ? LogEvent.info(LOG, message) : LogEvent.debug(LOG, message))
                .with("connectionId", connection.id())
                .with("idleMs", idle.toMillis())
                .write();
        connection.abort(DisconnectCause.TIMEOUT);
    }
}
