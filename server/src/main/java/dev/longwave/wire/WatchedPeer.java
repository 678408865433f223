package dev.longwave.wire;

import dev.longwave.connection.Ending;
import dev.longwave.keepalive.Peer;
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
    private long takenBefore;

    WatchedPeer(ChannelHandlerContext ctx, WireHandler wire, Sending sending) {
        this.ctx = ctx;
        this.wire = wire;
        this.sending = sending;
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
        wire.send(new PingWebSocketFrame());
    }

    @Override
    public void cut(Duration silent) {
        LOG.infof(
                "Cut a silent connection: connectionId=%s, idleMs=%d",
                ctx.channel().id().asShortText(), silent.toMillis());
        wire.abort(Ending.DEAD);
    }
}
