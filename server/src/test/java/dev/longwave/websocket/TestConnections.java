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
import dev.longwave.limits.InboundBudget;
import dev.longwave.limits.Limits;
import dev.longwave.limits.OutboundBudget;
import dev.longwave.websocket.codec.DeflateParameters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection's handler without a server around it: nobody is pinged, and there are no rates. */
public final class TestConnections {

    static final int LIMIT = 100_000;
    static final int OUTBOUND = 1 << 20;

    private static final Limits LIMITS = new Limits(LIMIT, LIMIT, OUTBOUND, new Limits.Rates(0, 0));

    private TestConnections() {}

    static ConnectionRegistry connections() {
        return new ConnectionRegistry(new ConnectionMetrics(new SimpleMeterRegistry()));
    }

    public static ConnectionPermit slot(Runnable giveBack) {
        return new ConnectionPermit(InetAddress.getLoopbackAddress(), giveBack);
    }

    public static WebSocketHandler handler() {
        return handler(LIMITS, connections(), null);
    }

    public static WebSocketHandler handler(ConnectionRegistry connections) {
        return handler(LIMITS, connections, null);
    }

    public static WebSocketHandler handler(@Nullable DeflateParameters deflate) {
        return handler(LIMITS, connections(), deflate);
    }

    public static WebSocketHandler handler(Limits limits, ConnectionRegistry connections) {
        return handler(limits, connections, null);
    }

    private static WebSocketHandler handler(
            Limits limits, ConnectionRegistry connections, @Nullable DeflateParameters deflate) {
        ConnectionStats account =
                connections.newAccount("echo", InetAddress.getLoopbackAddress(), ImmediateEventExecutor.INSTANCE);
        IdleMonitor watch = new IdleMonitor(new PingSchedule(Duration.ZERO, 0));
        return new WebSocketHandler(
                limits,
                new InboundBudget(Long.MAX_VALUE),
                new OutboundBudget(Long.MAX_VALUE, new DirectMemory(), List::of),
                deflate,
                new ConnectionLifecycle(account, watch, connections, new Nobody()));
    }

    private record Nobody() implements Session {
        @Override
        public void opened(Connection connection) {}

        @Override
        public void closed(DisconnectCause ending) {}
    }
}
