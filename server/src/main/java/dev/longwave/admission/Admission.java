package dev.longwave.admission;

import dev.longwave.connection.Rejection;
import dev.longwave.websocket.UpgradeRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Who may open a WebSocket. The order of the questions is here and nowhere else. */
@Singleton
public final class Admission {

    private final AllowedOrigins origins;
    private final ConnectionLimits connections;

    Admission(OriginConfig config, ConnectionLimits connections) {
        origins = AllowedOrigins.of(config);
        this.connections = connections;
    }

    /**
     * Why a handshake is refused; empty if it is not, and then its client has a place that is to be
     * {@linkplain #leave given back}. Last, so that nobody takes one who is refused.
     *
     * @param nanoTime the time now, in nanoseconds since any beginning
     */
    public Optional<Rejection> admit(UpgradeRequest handshake, boolean draining, ClientNetwork client, long nanoTime) {
        Optional<Rejection> refusal = refusal(handshake, draining);
        return refusal.isPresent() ? refusal : connections.take(client, nanoTime);
    }

    public void leave(ClientNetwork client, long nanoTime) {
        connections.release(client, nanoTime);
    }

    private Optional<Rejection> refusal(UpgradeRequest handshake, boolean draining) {
        if (!handshake.isUpgrade()) {
            return Optional.of(Rejection.NOT_AN_UPGRADE);
        }
        if (!handshake.hasVersion()) {
            return Optional.of(Rejection.VERSION);
        }
        if (!handshake.hasKey()) {
            return Optional.of(Rejection.KEY);
        }
        if (!handshake.hasExtensionsInOrder()) {
            return Optional.of(Rejection.EXTENSIONS);
        }
        if (!origins.admit(handshake.origins(), handshake.target())) {
            return Optional.of(Rejection.ORIGIN);
        }
        return draining ? Optional.of(Rejection.DRAINING) : Optional.empty();
    }
}
