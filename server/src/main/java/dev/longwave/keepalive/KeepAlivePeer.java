package dev.longwave.keepalive;

import java.time.Duration;

/** The idle monitor's view of a connection. */
public interface KeepAlivePeer {

    /**
     * Returns whether missing input means nothing: the server does not read from the client (back-pressure), or the client waits
     * for responses.
     */
    boolean isHeldBack();

    /** Returns whether the client has accepted data, or was sent more, since the last call. */
    boolean hasAcceptedData();

    /** Sends a Ping. */
    void ping();

    /** Closes the connection without a Close frame, since no client reads it. The caller ends the monitoring itself. */
    void disconnect(Duration idle);
}
