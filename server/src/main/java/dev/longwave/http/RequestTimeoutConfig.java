package dev.longwave.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of HTTP requests. */
@ConfigMapping(prefix = "longwave.http")
interface RequestTimeoutConfig {

    /**
     * The time for the head of a request to arrive. For a connection's first request it starts when the server accepts the
     * connection, and includes the TLS handshake. For a later one it starts with the first byte. The server closes
     * connections that exceed it. It does not apply to WebSockets.
     */
    @WithDefault("10s")
    Duration requestTimeout();
}
