package dev.longwave.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How much the system takes from a peer before the server does. */
@ConfigMapping(prefix = "longwave.receive-buffer")
interface ReceiveBufferConfig {

    /**
     * The receive buffer that is asked of the system for each connection (SO_RCVBUF), in bytes. Linux takes it for about
     * what a peer may send ahead, never resizes it any more, and cuts it to net.core.rmem_max without a word. Not set, the
     * system sizes each connection's buffer as it needs, which is the better choice for nearly everybody.
     */
    Optional<MemorySize> size();
}
