package dev.longwave.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a peer may take to ask for something. */
@ConfigMapping(prefix = "longwave.http")
interface RequestTimeoutConfig {

    /**
     * How long the whole head of a connection's first request may take to arrive, counted from the moment when the
     * connection is accepted and with the handshake of TLS in it; and the head of any later one, counted from its first
     * byte. A connection that takes longer is ended. A WebSocket is not concerned.
     */
    @WithDefault("10s")
    Duration requestTimeout();
}
