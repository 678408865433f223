package dev.longwave.connection;

import dev.longwave.limits.OutboundBudget;
import java.time.Duration;

/** Connection as the registry, the drain and the memory budgets need it. Transports implement it. From any thread. */
public interface ManagedConnection extends Connection, OutboundBudget.Client {

    ConnectionStats stats();

    /**
     * Returns a snapshot of the connection.
     *
     * @param nanoTime current time in nanoseconds, from any origin
     */
    ConnectionInfo info(long nanoTime);

    /**
     * Closes the connection as {@link #close(CloseCode, String)} does, with any code.
     *
     * @param code any that RFC 6455 §7.4 allows in a Close frame
     */
    void close(DisconnectCause cause, int code, String reason);

    /** Waits for the delay and for the client to pause, handles everything received, and closes the connection with 1001. */
    void drain(Duration delay);

    /** Closes TCP at once and drops everything that is queued. */
    void abort(DisconnectCause cause);
}
