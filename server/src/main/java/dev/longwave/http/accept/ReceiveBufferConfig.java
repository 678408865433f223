package dev.longwave.http.accept;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Settings of the kernel buffer for input. */
@ConfigMapping(prefix = "longwave.receive-buffer")
interface ReceiveBufferConfig {

    /**
     * The receive buffer of each connection (SO_RCVBUF), in bytes. On Linux a client can send about this much ahead. Linux
     * then never resizes the buffer, and silently limits it to net.core.rmem_max. Not set, the kernel sizes each connection's
     * buffer as needed, the better choice for nearly every server.
     */
    Optional<MemorySize> size();
}
