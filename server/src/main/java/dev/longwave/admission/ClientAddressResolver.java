package dev.longwave.admission;

import dev.longwave.http.PeerAddress;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;

/** Where requests come from, by the settings with which Quarkus is told of proxies. */
@Singleton
final class ClientAddressResolver {

    private final boolean forwarding;
    private final boolean everybodyTrusted;
    private final TrustedProxies proxies;

    ClientAddressResolver(ProxyConfig config) {
        forwarding = config.proxyAddressForwarding();
        everybodyTrusted = config.trustedProxies().isEmpty();
        proxies = TrustedProxies.of(config.trustedProxies().orElse(List.of()), config.allowForwarded());
    }

    InetAddress of(HttpServerRequest request) {
        SocketAddress peer = request.connection().remoteAddress();
        if (peer == null || peer.hostAddress() == null) {
            return InetAddress.getLoopbackAddress(); // a Unix domain socket
        }
        InetAddress nearest = PeerAddress.of(peer);
        // Quarkus takes the first address that a trusted proxy tells, which the client may have made up. Of a
        // proxy that is known by its name, that it took any is what says that it is trusted.
        boolean trusted =
                forwarding && (everybodyTrusted || proxies.isTrusted(nearest) || !peer.equals(request.remoteAddress()));
        return trusted ? proxies.client(nearest, request.headers()::getAll) : nearest;
    }
}
