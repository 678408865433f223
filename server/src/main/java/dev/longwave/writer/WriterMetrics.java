package dev.longwave.writer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Writers in numbers, all of them together: docs/metrics.md. From any thread. */
@Singleton
final class WriterMetrics {

    private static final Duration[] LATENESSES = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    /** Has all of them from the start and is never written again, so it needs no lock. */
    private final Map<TickOutcome, Counter> ticks = new EnumMap<>(TickOutcome.class);

    private final Timer lateness;

    WriterMetrics(MeterRegistry registry) {
        lateness = Timer.builder("longwave.writer.delay")
                .description("How late writers wrote")
                .serviceLevelObjectives(LATENESSES)
                .register(registry);
        for (TickOutcome outcome : TickOutcome.values()) {
            ticks.put(
                    outcome,
                    Counter.builder("longwave.writer.ticks")
                            .description("Writer ticks by outcome")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    /** @param lateNanos below 0 where it was early, which the nearest second may be */
    void wrote(TickOutcome outcome, long lateNanos) {
        of(outcome).increment();
        lateness.record(Math.max(0, lateNanos), TimeUnit.NANOSECONDS);
    }

    void skipped(long times) {
        of(TickOutcome.SKIPPED).increment((double) times);
    }

    void failed() {
        of(TickOutcome.FAILED).increment();
    }

    long counted(TickOutcome outcome) {
        return (long) of(outcome).count();
    }

    private Counter of(TickOutcome outcome) {
        return Objects.requireNonNull(ticks.get(outcome));
    }
}
