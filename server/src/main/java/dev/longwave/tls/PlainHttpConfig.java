package dev.longwave.tls;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Quarkus's settings of plain HTTP beside HTTPS that Longwave reads. */
@ConfigMapping(prefix = "quarkus.http")
interface PlainHttpConfig {

    /** The handling of requests without TLS. */
    @WithDefault(ENABLED)
    String insecureRequests();

    /** The certificate's name in Quarkus's registry. */
    String tlsConfigurationName();

    String ENABLED = "enabled";
}
