package dev.longwave.http;

import jakarta.inject.Singleton;

/** Switch that stops the accepting of connections. Thread-safe. */
@Singleton
public final class AcceptGate {

    private volatile boolean closed;

    /** Closes every later connection on accept. The event loops are about to stop and would log an error for each. */
    public void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }
}
