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

/** Metrics of all writers together, listed in docs/metrics.md. From any thread. */
@Singleton
final class WriterMetrics {

    private static final Duration[] DELAYS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    /** Complete from the start and never written again, so that it needs no lock. */
    private final Map<TickOutcome, Counter> ticks = new EnumMap<>(TickOutcome.class);

    private final Timer delay;

    WriterMetrics(MeterRegistry registry) {
        delay = Timer.builder("longwave.writer.delay")
                .description("Delay of writers' ticks")
                .serviceLevelObjectives(DELAYS)
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

    /** @param delayNanos below 0 if the tick was early, which the nearest check may be */
    void wrote(TickOutcome outcome, long delayNanos) {
        of(outcome).increment();
        delay.record(Math.max(0, delayNanos), TimeUnit.NANOSECONDS);
    }

    void skipped(long ticks) {
        of(TickOutcome.SKIPPED).increment((double) ticks);
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
