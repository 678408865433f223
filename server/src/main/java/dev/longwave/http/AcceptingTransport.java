package dev.longwave.http;

import dev.longwave.limits.FileDescriptors;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.quarkus.runtime.LaunchMode;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;
import jakarta.enterprise.inject.spi.CDI;

/**
 * Puts what bounds an HTTP connection into each one as it is accepted, which no public API tells of:
 * docs/decisions/0008-a-deadline-from-the-first-moment.md.
 */
public final class AcceptingTransport implements VertxServiceProvider {

    @Override
    public void init(VertxBuilder builder) {
        // In development Vert.x outlives a reload, and the handlers it puts in would be of classes that are gone.
        if (LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            builder.findTransport(new Accepting());
        }
    }

    private static final class Accepting extends JDKTransport {

        private final SocketCount count = new SocketCount(FileDescriptors.roomForAccepted());

        @Override
        public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
            super.configure(options, domainSocket, bootstrap);
            // Netty's default again. Where the system's buffer has a size, each of Vert.x's reads takes as much memory,
            // and half a request would hold all of it.
            bootstrap.childOption(ChannelOption.RCVBUF_ALLOCATOR, new AdaptiveRecvByteBufAllocator());
            AcceptGate acceptance = CDI.current().select(AcceptGate.class).get();
            RequestTracker watch = CDI.current().select(RequestTracker.class).get();
            bootstrap.handler(new AcceptHandler(acceptance, watch, count));
        }
    }
}
