package dev.longwave.handshake;

import dev.longwave.connection.Tally;
import jakarta.inject.Singleton;

/** How many requests were refused since the start, by reason. From any thread. */
@Singleton
public final class Refusals {

    private final Tally<Refusal> tally = new Tally<>(Refusal.class);

    /** Counts one. */
    public void count(Refusal reason) {
        tally.count(reason);
    }

    long counted(Refusal reason) {
        return tally.counted(reason);
    }
}
