package dev.longwave.admission;

import dev.longwave.connection.Rejection;
import dev.longwave.lifecycle.Draining;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Admission control for every transport: decides which clients may connect, and in which order the checks run. */
@Singleton
public final class Admission {

    private final AllowedOrigins origins;
    private final ConnectionLimits connections;
    private final Draining draining;

    Admission(OriginConfig config, ConnectionLimits connections, Draining draining) {
        origins = AllowedOrigins.of(config);
        this.connections = connections;
        this.draining = draining;
    }

    /** A decision about one request. */
    public sealed interface Result {

        /**
         * The client may connect.
         *
         * @param permit the caller releases it when the connection closes, or when the handshake fails
         */
        record Admitted(ConnectionPermit permit) implements Result {}

        /** The client may not connect. */
        record Rejected(Rejection rejection) implements Result {}
    }

    /**
     * Decides about a request. The limits come last, so that a rejected request takes no permit.
     *
     * @param sent all values of the Origin header
     * @param target the origin of pages at the request's own scheme, host and port, if known
     * @param nanoTime the current time, in nanoseconds from any origin
     */
    public Result admit(List<String> sent, Optional<Origin> target, InetAddress address, long nanoTime) {
        if (!origins.admit(sent, target)) {
            return new Result.Rejected(Rejection.ORIGIN);
        }
        if (draining.hasBegun()) {
            return new Result.Rejected(Rejection.DRAINING);
        }
        ClientNetwork client = ClientNetwork.of(address);
        return connections
                .take(client, nanoTime)
                .<Result>map(Result.Rejected::new)
                .orElseGet(() -> new Result.Admitted(
                        new ConnectionPermit(address, () -> connections.release(client, System.nanoTime()))));
    }
}
