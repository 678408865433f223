package dev.longwave.lifecycle;

import jakarta.inject.Singleton;

/** How far the shutdown of the server has come. Only ever goes forward. Thread-safe. */
@Singleton
public final class Draining {

    private volatile boolean begun;
    private volatile boolean ended;

    /** Starts the drain: the server rejects new clients and closes connections. */
    public void begin() {
        begun = true;
    }

    /** Returns whether the drain has started. */
    public boolean hasBegun() {
        return begun;
    }

    /** Ends the drain: the event loops are about to stop, and would log an error for each connection that they accept. */
    public void end() {
        ended = true;
    }

    /** Returns whether the drain has ended. */
    public boolean hasEnded() {
        return ended;
    }
}
