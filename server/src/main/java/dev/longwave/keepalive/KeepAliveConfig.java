package dev.longwave.keepalive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of keep-alive Pings. */
@ConfigMapping(prefix = "longwave.keep-alive")
public interface KeepAliveConfig {

    /**
     * The time without input after which the server sends a Ping. After twice this time without input the server disconnects
     * the client. {@code 0} turns both off: clients that vanish silently then keep their connections until TCP notices, which
     * may be never.
     *
     * <p>Keep it below the idle timeout of every proxy and NAT between the server and its clients.
     */
    @WithDefault("15s")
    Duration interval();
}
