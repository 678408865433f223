package dev.longwave.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Metrics of one endpoint's connections. From any thread. */
final class EndpointMetrics {

    private final String endpoint;
    private final MeterRegistry registry;
    private final Counter opened;
    private final AtomicInteger open = new AtomicInteger();

    /** One for each event loop, which alone writes it. */
    private final Map<Executor, MessageCounters> counters = new ConcurrentHashMap<>();

    EndpointMetrics(String endpoint, MeterRegistry registry) {
        this.endpoint = endpoint;
        this.registry = registry;
        opened = Counter.builder("longwave.connections.opened")
                .description("Handshakes that were accepted with 101")
                .tag("endpoint", endpoint)
                .register(registry);
        Gauge.builder("longwave.connections", open, AtomicInteger::get)
                .description("Connections that are open")
                .tag("endpoint", endpoint)
                .register(registry);
        count("longwave.messages.received", null, "Messages from clients", MessageCounters::messagesReceived);
        count(
                "longwave.messages.received.bytes",
                "bytes",
                "Payload of messages from clients",
                MessageCounters::bytesReceived);
        count("longwave.messages.sent", null, "Messages to clients", MessageCounters::messagesSent);
        count("longwave.messages.sent.bytes", "bytes", "Payload of messages to clients", MessageCounters::bytesSent);
    }

    void opened() {
        opened.increment();
        open.incrementAndGet();
    }

    void closed() {
        open.decrementAndGet();
    }

    int open() {
        return open.get();
    }

    /** Returns the totals of all connections on one event loop, which alone writes them. */
    MessageCounters counters(Executor loop) {
        return counters.computeIfAbsent(loop, any -> new MessageCounters(null));
    }

    private void count(String name, @Nullable String unit, String description, ToLongFunction<MessageCounters> count) {
        FunctionCounter.builder(
                        name,
                        counters,
                        loops -> loops.values().stream().mapToLong(count).sum())
                .description(description)
                .baseUnit(unit)
                .tag("endpoint", endpoint)
                .register(registry);
    }
}
