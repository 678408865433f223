package dev.longwave.wire;

import dev.longwave.connection.Ending;
import dev.longwave.keepalive.Peer;
import dev.longwave.log.LogLine;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import java.time.Duration;
import org.jboss.logging.Logger;

/** A connection under the watch of its event loop. */
final class WatchedPeer implements Peer {

    private static final Logger LOG = Logger.getLogger(WatchedPeer.class);

    private final ChannelHandlerContext ctx;
    private final WireHandler wire;
    private final Sending sending;
    private final Registration registration;
    private long takenBefore;

    /** When it was pinged, in nanoseconds; 0 if that has been answered. */
    private long pinged;

    WatchedPeer(ChannelHandlerContext ctx, WireHandler wire, Sending sending, Registration registration) {
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
        LogLine.info(LOG, "Cut a silent connection")
                .with("connectionId", wire.account().id())
                .with("idleMs", silent.toMillis())
                .write();
        wire.abort(Ending.DEAD);
    }
}
