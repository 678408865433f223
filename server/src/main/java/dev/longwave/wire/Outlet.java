package dev.longwave.wire;

import dev.longwave.connection.CloseCode;

/** A connection, to those who send it what it did not ask for. */
public sealed interface Outlet permits WireHandler {

    /**
     * Counts a message of this connection's as under way beyond the call of the endpoint, until it is
     * {@linkplain #release released}: towards its inbound bound, and for its Close, which waits. On its event loop.
     *
     * @param bytes of payload
     */
    void hold(int bytes);

    /**
     * Ends what {@link #hold} began. From any thread.
     *
     * @param bytes as they were held
     */
    void release(int bytes);

    /**
     * Closes it behind all that it has been sent, unless it is being closed already; what its client sends is no longer
     * looked at. From any thread.
     */
    void end(CloseCode code, String reason);
}
