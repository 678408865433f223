package dev.longwave.handshake;

import java.util.Optional;

/** Who may open a WebSocket. The order of the questions is here and nowhere else. */
final class Admission {

    private final AllowedOrigins origins;

    Admission(HandshakeConfig config) {
        origins = AllowedOrigins.of(config);
    }

    /** Why a handshake is refused; empty if it is not. */
    Optional<Refusal> refusal(Handshake handshake, boolean draining) {
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
