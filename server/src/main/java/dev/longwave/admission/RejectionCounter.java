package dev.longwave.admission;

import dev.longwave.connection.EnumCounter;
import dev.longwave.connection.Rejection;
import jakarta.inject.Singleton;

/** How many requests were refused since the start, by reason. From any thread. */
@Singleton
public final class RejectionCounter {

    private final EnumCounter<Rejection> tally = new EnumCounter<>(Rejection.class);

    /** Counts one. */
    public void count(Rejection reason) {
        tally.count(reason);
    }

    long counted(Rejection reason) {
        return tally.counted(reason);
    }
}
