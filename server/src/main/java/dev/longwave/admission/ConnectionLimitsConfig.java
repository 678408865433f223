package dev.longwave.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/** Limits of the number of connections. */
@ConfigMapping(prefix = "longwave.connections")
interface ConnectionLimitsConfig {

    /**
     * The maximum number of open connections. Later handshakes get 503. Not set, 100,000. The process's file descriptors
     * limit it too.
     */
    OptionalInt limit();

    /**
     * The maximum number of connections from one address, or from one IPv6 network of 64 bits, the size that one customer
     * has. Later handshakes get 429. {@code 0} is off.
     *
     * <p>Behind a proxy that is not configured ({@code quarkus.http.proxy}), all clients have the proxy's address.
     */
    @WithDefault("20000")
    int limitPerAddress();

    /**
     * The maximum rate of new connections a second from one address or IPv6 network of 64 bits. Handshakes over the rate get
     * 429. The burst is five seconds' worth. {@code 0} is off.
     */
    @WithDefault("0")
    int ratePerAddress();
}
