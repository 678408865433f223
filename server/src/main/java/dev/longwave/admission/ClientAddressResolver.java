package dev.longwave.admission;

import dev.longwave.http.PeerAddress;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;

/** Resolves the client's address of a request, by Quarkus's proxy settings. */
@Singleton
final class ClientAddressResolver {

    private final boolean forwarding;
    private final boolean everyProxyTrusted;
    private final TrustedProxies proxies;

    ClientAddressResolver(ProxyConfig config) {
        forwarding = config.proxyAddressForwarding();
        everyProxyTrusted = config.trustedProxies().isEmpty();
        proxies = TrustedProxies.of(config.trustedProxies().orElse(List.of()), config.allowForwarded());
    }

    InetAddress of(HttpServerRequest request) {
        SocketAddress peer = request.connection().remoteAddress();
        if (peer == null || peer.hostAddress() == null) {
            return InetAddress.getLoopbackAddress(); // a Unix domain socket
        }
        InetAddress nearest = PeerAddress.of(peer);
        // Quarkus uses the first address in a trusted proxy's header, which the client may have forged. A proxy that is
        // configured by name counts as trusted if Quarkus has used its header.
        boolean trusted = forwarding
                && (everyProxyTrusted || proxies.isTrusted(nearest) || !peer.equals(request.remoteAddress()));
        return trusted ? proxies.client(nearest, request.headers()::getAll) : nearest;
    }
}
