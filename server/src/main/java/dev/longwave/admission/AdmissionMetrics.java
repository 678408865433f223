package dev.longwave.admission;

import dev.longwave.connection.Rejection;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Handshakes in numbers: docs/metrics.md. */
@Singleton
@Startup // nobody asks for it
final class AdmissionMetrics {

    AdmissionMetrics(MeterRegistry registry, RejectionCounter refusals, ConnectionLimits connections) {
        for (Rejection reason : Rejection.values()) {
            FunctionCounter.builder("longwave.handshakes.refused", refusals, all -> all.counted(reason))
                    .description("Requests to endpoints that did not become a WebSocket")
                    .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        Gauge.builder("longwave.connections.limit", connections, ConnectionLimits::limit)
                .description("How many connections there may be")
                .register(registry);
    }
}
