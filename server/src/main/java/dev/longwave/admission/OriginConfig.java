package dev.longwave.admission;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Who may open a WebSocket. */
@ConfigMapping(prefix = "longwave.handshake")
interface OriginConfig {

    /**
     * The origins of the web pages that may connect, such as {@code https://example.com}. Not set, the pages of this server's
     * own origin may: same scheme, host and port. Set, only those listed may, and the own origin only if it is listed too.
     * {@code null} stands for the opaque origin, which sandboxed frames and local files have.
     *
     * <p>{@code *} lets every page on the web connect with the addresses, and so the rights, of its visitors. Nor is any
     * other value an authentication: a request without Origin is always let in, for it is no browser's, and what is no
     * browser can send any Origin.
     */
    Optional<List<String>> allowedOrigins();
}
