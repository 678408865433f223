package dev.longwave.http;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** What Quarkus is told of connections on which nothing happens. */
@ConfigMapping(prefix = "quarkus.http")
interface IdleConfig {

    /** After how long an HTTP connection is closed on which nothing comes and nothing can be sent; 0 is never. */
    Duration idleTimeout();
}
