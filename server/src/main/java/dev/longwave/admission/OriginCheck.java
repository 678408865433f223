package dev.longwave.admission;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Optional;

/** Checks the Origin of a request and resolves its client, for handshakes and for publishing over HTTP. */
@Singleton
public final class OriginCheck {

    private final AllowedOrigins allowed;
    private final ClientAddressResolver addresses;

    OriginCheck(OriginConfig config, ClientAddressResolver addresses) {
        allowed = AllowedOrigins.of(config);
        this.addresses = addresses;
    }

    /** Returns whether the request comes from an allowed page, or from no page. */
    public boolean admit(HttpServerRequest request) {
        return allowed.admit(request.headers().getAll("Origin"), target(request));
    }

    /** Returns the permission of the request's page to read the response; empty if it may not, or if there is no page. */
    Optional<CorsGrant> grant(HttpServerRequest request) {
        return allowed.grant(request.headers().getAll("Origin"), target(request));
    }

    /** Returns the client's address: the forwarded one behind a trusted proxy, or the proxy's if it tells none. */
    public InetAddress client(HttpServerRequest request) {
        return addresses.of(request).address();
    }

    /** Returns whether the client runs on this machine. A client that came through a proxy must be known to. */
    public boolean isThisMachine(HttpServerRequest request) {
        return addresses.of(request).isThisMachine();
    }

    /** Returns the origin of the requested URL, with the forwarded scheme and authority behind a trusted proxy. */
    public static Optional<Origin> target(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        return authority == null
                ? Optional.empty()
                : Origin.ofTarget(request.scheme(), authority.host(), authority.port());
    }
}
