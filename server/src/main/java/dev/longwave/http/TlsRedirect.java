package dev.longwave.http;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The setting that redirects plain HTTP to HTTPS, and the ports that it needs. */
@Singleton
final class TlsRedirect {

    private final boolean enabled;
    private final HttpServer server;

    TlsRedirect(
            @ConfigProperty(name = "quarkus.http.insecure-requests", defaultValue = "enabled") String insecureRequests,
            HttpServer server) {
        enabled = insecureRequests.equalsIgnoreCase("redirect");
        this.server = server;
    }

    /** Returns a handler for a connection whose requests get a redirect: a plain one, of the main port. */
    Optional<ChannelHandler> handler(ChannelPipeline pipeline) {
        return enabled
                        && pipeline.get(SslHandler.class) == null
                        && pipeline.channel().localAddress() instanceof InetSocketAddress address
                        && address.getPort() == server.getPort()
                ? Optional.of(new TlsRedirectHandler(server.getSecurePort()))
                : Optional.empty();
    }
}
