package dev.longwave.shutdown;

import dev.longwave.lifecycle.Draining;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** Metrics of the shutdown: docs/metrics.md. */
@Singleton
final class DrainMetrics {

    private final AtomicInteger connections = new AtomicInteger();

    DrainMetrics(MeterRegistry registry, Draining draining) {
        Gauge.builder("longwave.draining", draining, state -> state.hasBegun() ? 1 : 0)
                .description("1 while the server is shutting down, else 0")
                .register(registry);
        Gauge.builder("longwave.drain.connections.at.start", connections, AtomicInteger::get)
                .description("Connections at the start of the drain, of which longwave_connections are left")
                .register(registry);
    }

    void began(int open) {
        connections.set(open);
    }
}
