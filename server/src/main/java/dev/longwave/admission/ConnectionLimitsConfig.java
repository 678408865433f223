package dev.longwave.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/** How many connections there may be. */
@ConfigMapping(prefix = "longwave.connections")
interface ConnectionLimitsConfig {

    /**
     * The most connections that are open at once; one more gets 503. Not set, 100,000. Never more than the process's file
     * descriptors leave room for.
     */
    OptionalInt limit();

    /**
     * The most connections from one address, or from one IPv6 network of 64 bits, which is what one customer has; one more
     * gets 429. {@code 0} is off.
     *
     * <p>Behind a proxy that is not told of ({@code quarkus.http.proxy}), all clients have the proxy's address.
     */
    @WithDefault("20000")
    int limitPerAddress();

    /**
     * How many connections a second may be opened from one address, counted in the same way; more get 429. What was not
     * used in five seconds may be used at once. {@code 0} is off.
     */
    @WithDefault("0")
    int ratePerAddress();
}
