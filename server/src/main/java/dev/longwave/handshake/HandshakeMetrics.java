package dev.longwave.handshake;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Handshakes in numbers: docs/metrics.md. */
@Singleton
@Startup // nobody asks for it
final class HandshakeMetrics {

    HandshakeMetrics(MeterRegistry registry, Refusals refusals, ConnectionLimits connections) {
        for (Refusal reason : Refusal.values()) {
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
