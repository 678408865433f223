package dev.longwave.shutdown;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the server takes leave of its clients. */
@ConfigMapping(prefix = "longwave.shutdown")
interface ShutdownConfig {

    /**
     * Over how long the connections that are open at a SIGTERM are closed, evenly spread, so that not all clients come back
     * elsewhere at once. {@code 0} closes all at once.
     *
     * <p>The process ends at the latest 5 seconds after that. Whoever stops it has to wait as long before it is killed.
     */
    @WithDefault("5s")
    Duration drain();
}
