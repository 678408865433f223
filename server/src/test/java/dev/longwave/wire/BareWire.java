package dev.longwave.wire;

import dev.longwave.connection.Ending;
import dev.longwave.keepalive.Pace;
import dev.longwave.keepalive.Watch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection's handler without a server around it: nobody is pinged, and there are no rates. */
final class BareWire {

    static final int LIMIT = 100_000;
    static final int OUTBOUND = 1 << 20;

    private static final WireLimits LIMITS = new WireLimits(LIMIT, LIMIT, OUTBOUND, new WireLimits.Rates(0, 0));

    private BareWire() {}

    static OpenConnections connections() {
        return new OpenConnections(new ConnectionMetrics(new SimpleMeterRegistry()));
    }

    static Slot slot(Runnable giveBack) {
        return new Slot(InetAddress.getLoopbackAddress(), giveBack);
    }

    static WireHandler handler() {
        return handler(LIMITS, connections(), null);
    }

    static WireHandler handler(OpenConnections connections) {
        return handler(LIMITS, connections, null);
    }

    static WireHandler handler(@Nullable DeflateParameters deflate) {
        return handler(LIMITS, connections(), deflate);
    }

    static WireHandler handler(WireLimits limits, OpenConnections connections) {
        return handler(limits, connections, null);
    }

    private static WireHandler handler(
            WireLimits limits, OpenConnections connections, @Nullable DeflateParameters deflate) {
        Account account =
                connections.newAccount("echo", InetAddress.getLoopbackAddress(), ImmediateEventExecutor.INSTANCE);
        Watch watch = new Watch(new Pace(Duration.ZERO, 0));
        return new WireHandler(
                limits,
                new Unfinished(Long.MAX_VALUE),
                new Backlog(Long.MAX_VALUE, new FrameMemory(), List::of),
                deflate,
                new Registration(account, watch, connections, new Nobody()));
    }

    private record Nobody() implements ConnectionListener {
        @Override
        public void opened(Connection connection) {}

        @Override
        public void closed(Ending ending) {}
    }
}
