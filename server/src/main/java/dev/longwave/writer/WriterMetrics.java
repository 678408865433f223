package dev.longwave.writer;

import dev.longwave.connection.EnumCounter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
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

    private final EnumCounter<TickOutcome> ticks = new EnumCounter<>(TickOutcome.class);
    private final Timer lateness;

    WriterMetrics(MeterRegistry registry) {
        lateness = Timer.builder("longwave.writer.lateness")
                .description("How late writers wrote")
                .serviceLevelObjectives(LATENESSES)
                .register(registry);
        for (TickOutcome outcome : TickOutcome.values()) {
            FunctionCounter.builder("longwave.writer.ticks", ticks, all -> all.counted(outcome))
                    .description("What became of the times that writers should have written")
                    .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    /** @param lateNanos below 0 where it was early, which the nearest second may be */
    void wrote(TickOutcome outcome, long lateNanos) {
        ticks.count(outcome);
        lateness.record(Math.max(0, lateNanos), TimeUnit.NANOSECONDS);
    }

    void skipped(long times) {
        ticks.count(TickOutcome.SKIPPED, times);
    }

    void failed() {
        ticks.count(TickOutcome.FAILED);
    }

    long counted(TickOutcome outcome) {
        return ticks.counted(outcome);
    }
}
