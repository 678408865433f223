package dev.longwave.channel;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.function.IntSupplier;

/** Metrics of all channels together, listed in docs/metrics.md. From any thread. */
@Singleton
public final class ChannelMetrics {

    private final MeterRegistry registry;
    private final Counter messages;
    private final Counter deliveries;
    private final Counter slow;

    public ChannelMetrics(MeterRegistry registry) {
        this.registry = registry;
        messages = counter("longwave.channel.messages", "Messages to channels that have members");
        deliveries = counter("longwave.channel.deliveries", "Messages of channels to their members");
        slow = counter(
                "longwave.slow.subscribers.disconnected",
                "Members that were disconnected because they read too slowly");
    }

    void registerChannelGauge(IntSupplier channels) {
        Gauge.builder("longwave.channels", channels::getAsInt)
                .description("Channels that have members")
                .register(registry);
    }

    void delivered(int members) {
        messages.increment();
        deliveries.increment(members);
    }

    void slowSubscriberDisconnected() {
        slow.increment();
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
