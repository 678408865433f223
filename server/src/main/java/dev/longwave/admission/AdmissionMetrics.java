package dev.longwave.admission;

import dev.longwave.connection.Rejection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Metrics of requests to endpoints: docs/metrics.md. Thread-safe. */
@Singleton
public final class AdmissionMetrics {

    /** Has every reason from the start and is never modified, so it needs no lock. */
    private final Map<Rejection, Counter> rejected = new EnumMap<>(Rejection.class);

    AdmissionMetrics(MeterRegistry registry, ConnectionLimits connections) {
        for (Rejection reason : Rejection.values()) {
            rejected.put(
                    reason,
                    Counter.builder("longwave.handshakes.rejected")
                            .description("Requests to endpoints that were rejected")
                            .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        Gauge.builder("longwave.connections.limit", connections, ConnectionLimits::limit)
                .description("Maximum number of connections")
                .register(registry);
    }

    /** Counts a rejected request. */
    public void rejected(Rejection reason) {
        Objects.requireNonNull(rejected.get(reason)).increment();
    }
}
