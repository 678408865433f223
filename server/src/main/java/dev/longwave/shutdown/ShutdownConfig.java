package dev.longwave.shutdown;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the shutdown. */
@ConfigMapping(prefix = "longwave.shutdown")
interface ShutdownConfig {

    /**
     * The time over which the server closes open connections after a SIGTERM, evenly spread, so that not all clients reconnect
     * elsewhere at once. {@code 0} closes all at once.
     *
     * <p>The process exits at most 5 seconds after that. A supervisor must wait as long before it kills the process.
     */
    @WithDefault("5s")
    Duration drain();
}
