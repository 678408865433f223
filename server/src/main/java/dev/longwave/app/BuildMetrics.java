package dev.longwave.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Locale;

/** Metric of the running version: docs/metrics.md. */
@Singleton
@Startup // no other bean injects it
final class BuildMetrics {

    BuildMetrics(MeterRegistry registry) throws IOException {
        BuildInfo build = BuildInfo.here();
        Gauge.builder("longwave.build.info", () -> 1)
                .description("1, with what is running in its labels")
                .tags("version", build.longwave(), "form", build.form().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
