package dev.longwave.http.accept;

import dev.longwave.http.RequestTracker;
import dev.longwave.lifecycle.Draining;
import dev.longwave.limits.Throttle;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Accept handler in the pipeline of a listening socket, before the handler that passes connections to their event loops.
 * Accepts as many connections as the file descriptors of the process allow. Later ones wait in the kernel's accept queue.
 */
final class AcceptHandler extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = Logger.getLogger(AcceptHandler.class);

    /** Seconds between a failed accept and the next attempt. */
    private static final int PAUSE = 1;

    private final Draining draining;
    private final RequestTracker tracker;
    private final SocketCount count;
    private final Throttle warnings = new Throttle();

    @SuppressWarnings("NullAway.Init") // set in handlerAdded, before any other event
    private SocketCount.Socket accepted;

    AcceptHandler(Draining draining, RequestTracker tracker, SocketCount count) {
        this.draining = draining;
        this.tracker = tracker;
        this.count = count;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        accepted = count.socket(() -> resumeIfRoom(ctx.channel().config()));
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a closeFuture has no failure
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        Channel connection = (Channel) message;
        if (draining.hasEnded()) {
            connection.unsafe().closeForcibly(); // the connection has no event loop yet
            return;
        }
        connection.pipeline().addLast(tracker.handlers());
        ctx.fireChannelRead(message);
        accepted.accepted();
        if (!accepted.hasRoom()) {
            warn("%d open, file descriptor limit reached".formatted(count.room()));
            ctx.channel().config().setAutoRead(false);
            resumeIfRoom(ctx.channel().config()); // connections may have closed in between
        }
        connection.closeFuture().addListener(closed -> accepted.closed());
    }

    private void resumeIfRoom(ChannelConfig socket) {
        if (accepted.hasRoom() && !socket.isAutoRead()) {
            socket.setAutoRead(true);
        }
    }

    /** Pauses the accepting. The usual cause is a lack of descriptors. The next handler would pause too, and log a stack trace each time. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a scheduled task
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!(cause instanceof IOException)) {
            ctx.fireExceptionCaught(cause);
            return;
        }
        warn(cause.toString());
        ChannelConfig socket = ctx.channel().config();
        socket.setAutoRead(false);
        ctx.executor().schedule(() -> socket.setAutoRead(true), PAUSE, TimeUnit.SECONDS);
    }

    private void warn(String reason) {
        if (warnings.tryAcquire()) {
            LOG.warnf("Not accepting connections: %s", reason);
        }
    }
}
