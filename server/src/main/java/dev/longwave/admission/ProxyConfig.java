package dev.longwave.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Quarkus's proxy settings that Longwave reads. */
@ConfigMapping(prefix = "quarkus.http.proxy")
interface ProxyConfig {

    /** Whether the server reads headers of proxies. */
    @WithDefault("false")
    boolean proxyAddressForwarding();

    /** Addresses, networks and names of trusted proxies. Not set, the server trusts the headers of every peer. */
    Optional<List<String>> trustedProxies();

    /** Whether the server reads Forwarded instead of X-Forwarded-For. */
    @WithDefault("false")
    boolean allowForwarded();
}
