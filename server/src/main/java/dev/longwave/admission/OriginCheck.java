package dev.longwave.admission;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Optional;

/** Where requests come from: which page, and which address. For handshakes and for what is held to the same rules. */
@Singleton
public final class OriginCheck {

    private final AllowedOrigins allowed;
    private final ClientAddressResolver addresses;

    OriginCheck(OriginConfig config, ClientAddressResolver addresses) {
        allowed = AllowedOrigins.of(config);
        this.addresses = addresses;
    }

    /** Whether it comes from a page that may connect, or from none. */
    public boolean admit(HttpServerRequest request) {
        return allowed.admit(request.headers().getAll("Origin"), target(request));
    }

    /** The address that it comes from: what a proxy tells, if that is to be trusted. */
    public InetAddress client(HttpServerRequest request) {
        return addresses.of(request);
    }

    /** Scheme and authority are the forwarded ones if they come from a proxy that Quarkus is told to trust. */
    public static Optional<Origin> target(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        return authority == null
                ? Optional.empty()
                : Origin.ofTarget(request.scheme(), authority.host(), authority.port());
    }
}
