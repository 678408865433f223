package dev.longwave.keepalive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a peer is asked whether it is still there. */
@ConfigMapping(prefix = "longwave.keep-alive")
public interface KeepAliveConfig {

    /**
     * How long a connection may be quiet before the server sends a Ping. A peer from which nothing at all arrived for twice
     * as long is taken for dead and cut. {@code 0} turns both off: peers that vanish without a word then keep their
     * connections until TCP notices, which may be never.
     *
     * <p>Keep it under the idle timeout of every proxy and NAT between you and your clients.
     */
    @WithDefault("15s")
    Duration interval();
}
