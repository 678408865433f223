package dev.longwave.handshake;

import jakarta.inject.Singleton;
import java.util.Optional;

/** Who may open a WebSocket. The order of the questions is here and nowhere else. */
@Singleton
final class Admission {

    private final AllowedOrigins origins;
    private final ConnectionLimits connections;

    Admission(HandshakeConfig config, ConnectionLimits connections) {
        origins = AllowedOrigins.of(config);
        this.connections = connections;
    }

    /**
     * Why a handshake is refused; empty if it is not, and then its client has a place that is to be
     * {@linkplain #leave given back}. Last, so that nobody takes one who is refused.
     *
     * @param nanoTime the time now, in nanoseconds since any beginning
     */
    Optional<Refusal> admit(Handshake handshake, boolean draining, ClientNetwork client, long nanoTime) {
        Optional<Refusal> refusal = refusal(handshake, draining);
        return refusal.isPresent() ? refusal : connections.take(client, nanoTime);
    }

    void leave(ClientNetwork client, long nanoTime) {
        connections.release(client, nanoTime);
    }

    private Optional<Refusal> refusal(Handshake handshake, boolean draining) {
        if (!handshake.isUpgrade()) {
            return Optional.of(Refusal.NOT_AN_UPGRADE);
        }
        if (!handshake.hasVersion()) {
            return Optional.of(Refusal.VERSION);
        }
        if (!handshake.hasKey()) {
            return Optional.of(Refusal.KEY);
        }
        if (!handshake.hasExtensionsInOrder()) {
            return Optional.of(Refusal.EXTENSIONS);
        }
        if (!origins.admit(handshake.origins(), handshake.target())) {
            return Optional.of(Refusal.ORIGIN);
        }
        return draining ? Optional.of(Refusal.DRAINING) : Optional.empty();
    }
}
