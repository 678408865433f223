package dev.longwave.websocket;

import dev.longwave.admission.ConnectionPermit;
import dev.longwave.connection.Connection;
import dev.longwave.connection.ConnectionLifecycle;
import dev.longwave.connection.ConnectionMetrics;
import dev.longwave.connection.ConnectionRegistry;
import dev.longwave.connection.ConnectionStats;
import dev.longwave.connection.DisconnectCause;
import dev.longwave.connection.Session;
import dev.longwave.keepalive.IdleMonitor;
import dev.longwave.keepalive.PingSchedule;
import dev.longwave.lifecycle.Draining;
import dev.longwave.limits.Budgets;
import dev.longwave.limits.InboundBudget;
import dev.longwave.limits.Limits;
import dev.longwave.limits.OutboundBudget;
import dev.longwave.websocket.codec.DeflateParameters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Handlers of connections without a server: no Pings, and no rate limits. */
public final class TestConnections {

    static final int LIMIT = 100_000;
    static final int OUTBOUND = 1 << 20;

    private static final Limits LIMITS = new Limits(LIMIT, LIMIT, OUTBOUND, new Limits.Rates(0, 0));

    private TestConnections() {}

    static ConnectionRegistry connections() {
        return connections(new SimpleMeterRegistry());
    }

    static ConnectionRegistry connections(MeterRegistry metrics) {
        return new ConnectionRegistry(new ConnectionMetrics(metrics), new Draining());
    }

    /** Returns the number of connections that were closed with this cause. */
    static long ended(MeterRegistry metrics, DisconnectCause cause) {
        return (long)
                metrics
                        .find("longwave.connections.closed")
                        .tag("cause", cause.name().toLowerCase(Locale.ROOT))
                        .counters()
                        .stream()
                        .mapToDouble(Counter::count)
                        .sum();
    }

    public static ConnectionPermit slot(Runnable giveBack) {
        return new ConnectionPermit(InetAddress.getLoopbackAddress(), giveBack);
    }

    public static WebSocketHandler handler() {
        return handler(LIMITS, connections(), null, new Nobody());
    }

    static WebSocketHandler handler(ConnectionRegistry connections) {
        return handler(LIMITS, connections, null, new Nobody());
    }

    static WebSocketHandler handler(@Nullable DeflateParameters deflate, Session session) {
        return handler(LIMITS, connections(), deflate, session);
    }

    static WebSocketHandler handler(Limits limits, ConnectionRegistry connections) {
        return handler(limits, connections, null, new Nobody());
    }

    private static WebSocketHandler handler(
            Limits limits, ConnectionRegistry connections, @Nullable DeflateParameters deflate, Session session) {
        ConnectionStats stats =
                connections.newStats("echo", InetAddress.getLoopbackAddress(), ImmediateEventExecutor.INSTANCE);
        IdleMonitor monitor = new IdleMonitor(new PingSchedule(Duration.ZERO, 0));
        Budgets budgets = new Budgets(
                limits,
                new InboundBudget(Long.MAX_VALUE),
                new OutboundBudget(Long.MAX_VALUE, new DirectMemory(), List::of));
        return new WebSocketHandler(
                budgets, deflate, new ConnectionLifecycle(stats, monitor, connections, session, () -> {}));
    }

    /** Session that does nothing. */
    record Nobody() implements Session {
        @Override
        public void opened(Connection connection) {}

        @Override
        public void message(boolean text, byte[] payload) {}

        @Override
        public void closed(DisconnectCause ending) {}
    }
}
