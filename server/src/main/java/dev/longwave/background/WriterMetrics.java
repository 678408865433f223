package dev.longwave.background;

import dev.longwave.connection.Tally;
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

    private final Tally<Tick> ticks = new Tally<>(Tick.class);
    private final Timer lateness;

    WriterMetrics(MeterRegistry registry) {
        lateness = Timer.builder("longwave.writer.lateness")
                .description("How late writers wrote")
                .serviceLevelObjectives(LATENESSES)
                .register(registry);
        for (Tick outcome : Tick.values()) {
            FunctionCounter.builder("longwave.writer.ticks", ticks, all -> all.counted(outcome))
                    .description("What became of the times that writers should have written")
                    .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    /** @param lateNanos below 0 where it was early, which the nearest second may be */
    void wrote(Tick outcome, long lateNanos) {
        ticks.count(outcome);
        lateness.record(Math.max(0, lateNanos), TimeUnit.NANOSECONDS);
    }

    void skipped(long times) {
        ticks.count(Tick.SKIPPED, times);
    }

    void failed() {
        ticks.count(Tick.FAILED);
    }

    long counted(Tick outcome) {
        return ticks.counted(outcome);
    }
}
