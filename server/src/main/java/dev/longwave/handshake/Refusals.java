package dev.longwave.handshake;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** How many requests were refused since the start, by reason. May be used from any thread. */
@Singleton
final class Refusals {

    /** Has every reason from the start and is never written again, so it needs no lock. */
    private final Map<Refusal, LongAdder> counts = new EnumMap<>(Refusal.class);

    Refusals() {
        for (Refusal reason : Refusal.values()) {
            counts.put(reason, new LongAdder());
        }
    }

    void count(Refusal reason) {
        adder(reason).increment();
    }

    long counted(Refusal reason) {
        return adder(reason).sum();
    }

    private LongAdder adder(Refusal reason) {
        return Objects.requireNonNull(counts.get(reason));
    }
}
