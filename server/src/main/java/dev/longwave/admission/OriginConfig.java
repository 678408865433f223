package dev.longwave.admission;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Settings of the origin check. */
@ConfigMapping(prefix = "longwave.handshake")
interface OriginConfig {

    /**
     * The origins of the pages that may connect, such as {@code https://example.com}. Not set, pages of the server's own
     * origin may connect: same scheme, host and port. Set, only listed origins may connect; the own origin must be listed too.
     * {@code null} is the opaque origin of sandboxed frames and local files.
     *
     * <p>{@code *} lets every page on the web connect with the addresses, and so the rights, of its visitors. No value is an
     * authentication: a request without Origin is always admitted, since no browser sends it, and other clients can send any
     * Origin.
     */
    Optional<List<String>> allowedOrigins();
}
