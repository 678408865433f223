package dev.longwave.wire;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.quarkus.runtime.LaunchMode;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Puts what bounds an HTTP connection into each one as it is accepted, which no public API tells of:
 * docs/decisions/0008-a-deadline-from-the-first-moment.md.
 */
public final class AcceptedConnections implements VertxServiceProvider {

    private static final Logger LOG = Logger.getLogger(AcceptedConnections.class);

    @Override
    public void init(VertxBuilder builder) {
        // In development Vert.x outlives a reload, and the handlers it puts in would be of classes that are gone.
        if (LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            builder.findTransport(new Accepting());
        }
    }

    private static final class Accepting extends JDKTransport {
        @Override
        public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
            super.configure(options, domainSocket, bootstrap);
            // Netty's default again. Where the system's buffer has a size, each of Vert.x's reads takes as much memory,
            // and half a request would hold all of it.
            bootstrap.childOption(ChannelOption.RCVBUF_ALLOCATOR, new AdaptiveRecvByteBufAllocator());
            Acceptance acceptance = CDI.current().select(Acceptance.class).get();
            RequestWatch watch = CDI.current().select(RequestWatch.class).get();
            bootstrap.handler(new ListeningHandler(acceptance, watch));
        }
    }

    /** In the pipeline of the listening socket, before the handler that gives accepted connections to their event loops. */
    private static final class ListeningHandler extends ChannelInboundHandlerAdapter {

        /** Until it is tried again, in seconds. */
        private static final int PAUSE = 1;

        private final Seldom told = new Seldom();
        private final Acceptance acceptance;
        private final RequestWatch watch;

        ListeningHandler(Acceptance acceptance, RequestWatch watch) {
            this.acceptance = acceptance;
            this.watch = watch;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object accepted) {
            Channel connection = (Channel) accepted;
            if (acceptance.hasEnded()) {
                connection.unsafe().closeForcibly(); // it has no event loop yet
            } else {
                connection.pipeline().addLast(watch.bounds());
                ctx.fireChannelRead(accepted);
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
            if (told.isTime(System.nanoTime())) {
                LOG.warnf("No connection can be accepted for now: %s", cause.getMessage());
            }
            ChannelConfig listening = ctx.channel().config();
            listening.setAutoRead(false);
            ctx.executor().schedule(() -> listening.setAutoRead(true), PAUSE, TimeUnit.SECONDS);
        }
    }
}
