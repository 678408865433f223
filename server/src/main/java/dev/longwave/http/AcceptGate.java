package dev.longwave.http;

import jakarta.inject.Singleton;

/** Whether connections are accepted. From any thread. */
@Singleton
public final class AcceptGate {

    private volatile boolean ended;

    /** Has each further one ended at once: the event loops are about to go, and would complain of each that still comes. */
    public void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }
}
