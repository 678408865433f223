package dev.longwave.broadcast;

import dev.longwave.handshake.UpgradeExpected;
import dev.longwave.wire.Connection;
import dev.longwave.wire.ConnectionMetrics;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import java.util.Objects;

/**
 * Members of a channel: each gets what any of them sends, text as text, binary as binary, in one order that is the same for
 * all. Runs on each connection's event loop. Who is a member, {@link Membership} knows.
 */
@WebSocket(
        path = BroadcastEndpoint.PATH,
        endpointId = BroadcastEndpoint.ID,
        inboundProcessingMode = InboundProcessingMode.CONCURRENT)
final class BroadcastEndpoint {

    static final String ID = "broadcast";
    static final String PATH = "/broadcast/{channel}";

    /** The same, as routes write it. */
    static final String ROUTE = "/broadcast/:channel";

    void begin(@Observes Router router, UpgradeExpected upgradeExpected, ConnectionMetrics metrics) {
        metrics.begin(ID);
        router.route(ROUTE).last().handler(upgradeExpected);
    }

    @OnOpen
    @NonBlocking
    void opened(WebSocketConnection connection) {
        Connection.of(connection)
                .receive(Objects.requireNonNull(connection.userData().remove(JoinCheck.MEMBERSHIP)));
    }
}
