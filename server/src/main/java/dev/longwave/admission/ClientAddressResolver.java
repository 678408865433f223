package dev.longwave.admission;

import dev.longwave.http.PeerAddress;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;

/** Resolves the client of a request, by Quarkus's proxy settings. */
@Singleton
final class ClientAddressResolver {

    /** Headers that only proxies send. */
    private static final List<String> OF_PROXIES = List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via");

    private final boolean forwarding;
    private final boolean everyProxyTrusted;
    private final TrustedProxies proxies;

    ClientAddressResolver(ProxyConfig config) {
        forwarding = config.proxyAddressForwarding();
        everyProxyTrusted = config.trustedProxies().isEmpty();
        proxies = TrustedProxies.of(config.trustedProxies().orElse(List.of()), config.allowForwarded());
    }

    Client of(HttpServerRequest request) {
        SocketAddress peer = request.connection().remoteAddress();
        // Without an address it is a Unix domain socket.
        InetAddress nearest =
                peer == null || peer.hostAddress() == null ? InetAddress.getLoopbackAddress() : PeerAddress.of(peer);
        // Quarkus uses the first address in a trusted proxy's header, which the client may have forged. A proxy that is
        // configured by name counts as trusted if Quarkus has used its header.
        boolean trusted = forwarding
                && (everyProxyTrusted || proxies.isTrusted(nearest) || !Objects.equals(peer, request.remoteAddress()));
        if (trusted) {
            return proxies.client(nearest, request.headers()::getAll);
        }
        return new Client(nearest, OF_PROXIES.stream().noneMatch(request.headers()::contains));
    }
}
