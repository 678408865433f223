package dev.longwave.handshake;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;

/** Where requests come from, by the settings with which Quarkus is told of proxies. */
@Singleton
final class ClientAddresses {

    private final TrustedProxies proxies;

    ClientAddresses(ProxyConfig config) {
        proxies = TrustedProxies.of(config.trustedProxies().orElse(List.of()), config.allowForwarded());
    }

    InetAddress of(HttpServerRequest request) {
        SocketAddress peer = request.connection().remoteAddress();
        if (peer == null || peer.hostAddress() == null) {
            return InetAddress.getLoopbackAddress(); // a Unix domain socket
        }
        InetAddress nearest = InetAddress.ofLiteral(peer.hostAddress());
        // Quarkus takes the first address that a trusted proxy tells, which is one that the client may have made up.
        // That it
        // took any is what says that the proxy is trusted.
        boolean told = !peer.equals(request.remoteAddress());
        return told ? proxies.client(nearest, request.headers()::getAll) : nearest;
    }
}
