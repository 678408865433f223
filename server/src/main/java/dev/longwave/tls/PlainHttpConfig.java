package dev.longwave.tls;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What Quarkus is told of HTTP beside HTTPS, as far as we ask. */
@ConfigMapping(prefix = "quarkus.http")
interface PlainHttpConfig {

    /** What becomes of requests without TLS. */
    @WithDefault(ENABLED)
    String insecureRequests();

    /** The certificate's name in Quarkus's registry. */
    String tlsConfigurationName();

    String ENABLED = "enabled";
}
