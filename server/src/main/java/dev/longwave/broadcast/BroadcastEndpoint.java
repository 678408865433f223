package dev.longwave.broadcast;

import dev.longwave.handshake.UpgradeExpected;
import dev.longwave.wire.ConnectionMetrics;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
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

    @OnTextMessage
    @NonBlocking
    void text(String message, WebSocketConnection connection) {
        membership(connection).publish(true, message.getBytes(StandardCharsets.UTF_8));
    }

    @OnBinaryMessage
    @NonBlocking
    void binary(Buffer message, WebSocketConnection connection) {
        membership(connection).publish(false, message.getBytes());
    }

    private static Membership membership(WebSocketConnection connection) {
        return Objects.requireNonNull(connection.userData().get(JoinCheck.MEMBERSHIP));
    }
}
