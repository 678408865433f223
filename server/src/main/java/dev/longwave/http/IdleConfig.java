package dev.longwave.http;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Quarkus's settings of idle connections. */
@ConfigMapping(prefix = "quarkus.http")
interface IdleConfig {

    /** The time without input and without progress of output after which an HTTP connection is closed; 0 is off. */
    Duration idleTimeout();
}
