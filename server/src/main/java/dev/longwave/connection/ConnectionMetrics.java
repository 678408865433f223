package dev.longwave.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Metrics of connections, listed in docs/metrics.md. From any thread. */
@Singleton
public final class ConnectionMetrics {

    private static final Duration[] ROUND_TRIPS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    private static final int NO_CODE = 0;

    private final MeterRegistry registry;
    private final Timer roundTrips;
    private final Map<String, EndpointMetrics> endpoints = new ConcurrentHashMap<>();

    public ConnectionMetrics(MeterRegistry registry) {
        this.registry = registry;
        roundTrips = Timer.builder("longwave.ping.round.trip")
                .description("Time from a Ping to its Pong")
                .serviceLevelObjectives(ROUND_TRIPS)
                .register(registry);
    }

    /** Registers the gauges of the outbound queues, which read the queues at each scrape. */
    void registerQueueGauges(Supplier<Collection<ManagedConnection>> open) {
        Gauge.builder(
                        "longwave.outbound.queue",
                        () -> open.get().stream()
                                .mapToLong(ManagedConnection::queuedBytes)
                                .sum())
                .description("Bytes that are queued for all clients")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder(
                        "longwave.outbound.queue.largest",
                        () -> open.get().stream()
                                .mapToLong(ManagedConnection::queuedBytes)
                                .max()
                                .orElse(0))
                .description("Bytes that are queued for the client with the longest queue")
                .baseUnit("bytes")
                .register(registry);
    }

    /**
     * Registers an endpoint's series, so that they begin at 0. Prometheus sees no increase in a series that begins with its
     * first count. Closed connections get a series for each close code of the server, and one for timeouts, which have none.
     */
    public void begin(String endpoint) {
        of(endpoint);
        for (CloseCode code : CloseCode.values()) {
            closedCounter(endpoint, DisconnectCause.of(code), code.code());
        }
        // The total limit of incomplete messages.
        closedCounter(endpoint, DisconnectCause.LIMIT, CloseCode.TRY_AGAIN_LATER.code());
        closedCounter(endpoint, DisconnectCause.TIMEOUT, NO_CODE);
    }

    /** Returns the totals to which the connections of one event loop add. Written on that event loop only. */
    MessageCounters counters(String endpoint, Executor loop) {
        return of(endpoint).counters(loop);
    }

    void opened(String endpoint) {
        of(endpoint).opened();
    }

    /** @param code close code, 0 if there was none */
    void closed(String endpoint, DisconnectCause cause, int code) {
        of(endpoint).closed();
        closedCounter(endpoint, cause, code).increment();
    }

    private Counter closedCounter(String endpoint, DisconnectCause cause, int code) {
        return Counter.builder("longwave.connections.closed")
                .description("Connections that were closed")
                .tags(
                        "endpoint",
                        endpoint,
                        "code",
                        label(code),
                        "cause",
                        cause.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    /** Returns the number of open connections. */
    int open() {
        return endpoints.values().stream().mapToInt(EndpointMetrics::open).sum();
    }

    void pinged(long nanos) {
        roundTrips.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Returns the label of a close code. Clients choose codes from 3000 on, too many for a label each: a thousand share one. */
    private static String label(int code) {
        if (code == NO_CODE) {
            return "none";
        }
        return code < 3_000 ? String.valueOf(code) : code / 1_000 + "xxx";
    }

    private EndpointMetrics of(String endpoint) {
        return endpoints.computeIfAbsent(endpoint, name -> new EndpointMetrics(name, registry));
    }
}
