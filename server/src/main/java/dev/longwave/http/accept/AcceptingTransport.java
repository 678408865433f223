package dev.longwave.http.accept;

import dev.longwave.http.RequestTracker;
import dev.longwave.lifecycle.Draining;
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
 * Transport that adds the handlers with the limits of HTTP to each connection on accept. No public API offers this moment:
 * docs/decisions/0008-a-deadline-from-the-first-moment.md.
 */
public final class AcceptingTransport implements VertxServiceProvider {

    @Override
    public void init(VertxBuilder builder) {
        // In development mode Vert.x outlives a reload. Its handlers would be of classes that no longer exist.
        if (LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            builder.findTransport(new Accepting());
        }
    }

    private static final class Accepting extends JDKTransport {

        private final SocketCount count = new SocketCount(FileDescriptors.roomForAccepted());

        @Override
        public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
            super.configure(options, domainSocket, bootstrap);
            // Netty's default. With a configured kernel buffer, Vert.x allocates its size for each read: half a request
            // would hold all of it.
            bootstrap.childOption(ChannelOption.RCVBUF_ALLOCATOR, new AdaptiveRecvByteBufAllocator());
            Draining draining = CDI.current().select(Draining.class).get();
            RequestTracker tracker = CDI.current().select(RequestTracker.class).get();
            bootstrap.handler(new AcceptHandler(draining, tracker, count));
        }
    }
}
