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

/** Connections in numbers: docs/metrics.md. From any thread. */
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
                .description("From a Ping to its Pong")
                .serviceLevelObjectives(ROUND_TRIPS)
                .register(registry);
    }

    /** Reads what waits for clients when it is asked for. */
    void watch(Supplier<Collection<ManagedConnection>> open) {
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
     * Has an endpoint's series begin at 0; of its ends those that we have a code for, and the dead, which get none. A series
     * that begins with its first count has not risen by that, as far as Prometheus can tell.
     */
    public void begin(String endpoint) {
        of(endpoint);
        for (CloseCode code : CloseCode.values()) {
            ends(endpoint, DisconnectCause.of(code), code.code());
        }
        ends(
                endpoint,
                DisconnectCause.LIMIT,
                CloseCode.TRY_AGAIN_LATER.code()); // of all that is held of unfinished messages
        ends(endpoint, DisconnectCause.TIMEOUT, NO_CODE);
    }

    /** Where the messages of a connection are counted besides. Written on that event loop only. */
    MessageCounters counters(String endpoint, Executor loop) {
        return of(endpoint).counters(loop);
    }

    void opened(String endpoint) {
        of(endpoint).opened();
    }

    /** @param code 0 if there was none */
    void closed(String endpoint, DisconnectCause ending, int code) {
        of(endpoint).closed();
        ends(endpoint, ending, code).increment();
    }

    private Counter ends(String endpoint, DisconnectCause ending, int code) {
        return Counter.builder("longwave.connections.closed")
                .description("Connections that have ended")
                .tags(
                        "endpoint",
                        endpoint,
                        "code",
                        label(code),
                        "cause",
                        ending.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    /** How many are open. */
    int open() {
        return endpoints.values().stream().mapToInt(EndpointMetrics::open).sum();
    }

    void pinged(long nanos) {
        roundTrips.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Of a client's own codes there are too many for a label each. */
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
