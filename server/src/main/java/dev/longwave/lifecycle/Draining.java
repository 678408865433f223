package dev.longwave.lifecycle;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether the process is about to end, so that nobody is let in any more. From any thread; it never becomes false again. */
@Singleton
public final class Draining {

    private final AtomicBoolean begun = new AtomicBoolean();

    public boolean hasBegun() {
        return begun.get();
    }

    public void begin() {
        begun.set(true);
    }
}
