package dev.longwave.wire;

import dev.longwave.keepalive.Pace;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A connection's handler without a server around it: nobody is pinged, and there are no rates. */
final class BareWire {

    static final int LIMIT = 100_000;
    static final int OUTBOUND = 1 << 20;

    private static final WireLimits LIMITS = new WireLimits(LIMIT, LIMIT, OUTBOUND, new WireLimits.Rates(0, 0));

    private BareWire() {}

    static WireHandler handler() {
        return handler(LIMITS, new OpenConnections(), null);
    }

    static WireHandler handler(OpenConnections connections) {
        return handler(LIMITS, connections, null);
    }

    static WireHandler handler(@Nullable DeflateParameters deflate) {
        return handler(LIMITS, new OpenConnections(), deflate);
    }

    static WireHandler handler(WireLimits limits, OpenConnections connections) {
        return handler(limits, connections, null);
    }

    private static WireHandler handler(
            WireLimits limits, OpenConnections connections, @Nullable DeflateParameters deflate) {
        return new WireHandler(limits, new Watches(new Pace(Duration.ZERO, 0)), connections, deflate, new Nobody());
    }

    private record Nobody() implements ConnectionListener {
        @Override
        public void opened(Outlet connection) {}

        @Override
        public void closed() {}
    }
}
