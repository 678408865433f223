package dev.longwave.lifecycle;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;

/** Flag that the server is shutting down and rejects new clients. Thread-safe; it never becomes false again. */
@Singleton
public final class Draining {

    private final AtomicBoolean started = new AtomicBoolean();

    /** Returns whether the drain has started. */
    public boolean hasBegun() {
        return started.get();
    }

    /** Starts the drain. */
    public void begin() {
        started.set(true);
    }
}
