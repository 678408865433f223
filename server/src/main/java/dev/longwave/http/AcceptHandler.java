package dev.longwave.http;

import dev.longwave.limits.Throttle;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * In the pipeline of a listening socket, before the handler that gives accepted connections to their event loops. Accepts no
 * more of them than the file descriptors of the process leave room for: further ones wait in the system.
 */
final class AcceptHandler extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = Logger.getLogger(AcceptHandler.class);

    /** After a failure, until it is tried again, in seconds. */
    private static final int PAUSE = 1;

    private final AcceptGate acceptance;
    private final RequestTracker watch;
    private final SocketCount count;
    private final Throttle told = new Throttle();

    @SuppressWarnings("NullAway.Init") // set before anything else happens
    private SocketCount.Socket accepted;

    AcceptHandler(AcceptGate acceptance, RequestTracker watch, SocketCount count) {
        this.acceptance = acceptance;
        this.watch = watch;
        this.count = count;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        accepted = count.socket(() -> goOnIfThereIsRoom(ctx.channel().config()));
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it has no failure
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        Channel connection = (Channel) message;
        if (acceptance.hasEnded()) {
            connection.unsafe().closeForcibly(); // it has no event loop yet
            return;
        }
        connection.pipeline().addLast(watch.bounds());
        ctx.fireChannelRead(message);
        accepted.accepted();
        if (!accepted.hasRoom()) {
            tell("%d open, file descriptor limit reached".formatted(count.room()));
            ctx.channel().config().setAutoRead(false);
            goOnIfThereIsRoom(ctx.channel().config()); // again: others may have closed just before
        }
        connection.closeFuture().addListener(closed -> accepted.closed());
    }

    private void goOnIfThereIsRoom(ChannelConfig listening) {
        if (accepted.hasRoom() && !listening.isAutoRead()) {
            listening.setAutoRead(true);
        }
    }

    /** No descriptor was left, mostly. The next handler would pause as well, and have a stack trace logged each time. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a task
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!(cause instanceof IOException)) {
            ctx.fireExceptionCaught(cause);
            return;
        }
        tell(cause.toString());
        ChannelConfig listening = ctx.channel().config();
        listening.setAutoRead(false);
        ctx.executor().schedule(() -> listening.setAutoRead(true), PAUSE, TimeUnit.SECONDS);
    }

    private void tell(String reason) {
        if (told.tryAcquire(System.nanoTime())) {
            LOG.warnf("Not accepting connections: %s", reason);
        }
    }
}
