package dev.longwave.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** What Quarkus is told of proxies, as far as we ask. */
@ConfigMapping(prefix = "quarkus.http.proxy")
interface ProxyConfig {

    /** Whether headers of proxies count at all. */
    @WithDefault("false")
    boolean proxyAddressForwarding();

    /** Addresses, networks and names of the proxies whose headers count; not set, everybody's do. */
    Optional<List<String>> trustedProxies();

    /** Whether Forwarded counts, and not X-Forwarded-For. */
    @WithDefault("false")
    boolean allowForwarded();
}
