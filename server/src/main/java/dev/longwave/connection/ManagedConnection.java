package dev.longwave.connection;

import dev.longwave.limits.OutboundBudget;
import java.time.Duration;

/** What the registry, the drain and the memory budgets need of a connection. Implemented by transports. From any thread. */
public interface ManagedConnection extends Connection, OutboundBudget.Client {

    ConnectionStats stats();

    /**
     * Returns what the connection is at this moment.
     *
     * @param nanoTime the time now, in nanoseconds since any beginning
     */
    ConnectionInfo info(long nanoTime);

    /**
     * Closes the connection as {@link #close(CloseCode, String)} does, with any code.
     *
     * @param code that RFC 6455 §7.4 allows in a Close frame
     */
    void close(DisconnectCause cause, int code, String reason);

    /** Handles what the client has sent by then, and closes the connection with 1001 once the client pauses. */
    void drain(Duration delay);

    /** Ends the connection at once, with everything that is queued for it. */
    void abort(DisconnectCause cause);
}
