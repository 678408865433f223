package dev.longwave.background;

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
import java.util.Objects;

/**
 * Connections that a writer writes to, and that say nothing themselves. Runs on each connection's event loop. When one ends,
 * {@link HandedOverConnection} knows.
 */
@WebSocket(
        path = BackgroundEndpoint.PATH,
        endpointId = BackgroundEndpoint.ID,
        inboundProcessingMode = InboundProcessingMode.CONCURRENT)
final class BackgroundEndpoint {

    static final String ID = "background";
    static final String PATH = "/background/{writer}";

    void begin(@Observes Router router, UpgradeExpected upgradeExpected, ConnectionMetrics metrics) {
        metrics.begin(ID);
        router.route("/background/:writer").last().handler(upgradeExpected);
    }

    @OnTextMessage
    @NonBlocking
    void text(String message, WebSocketConnection connection) {
        refuse(connection);
    }

    @OnBinaryMessage
    @NonBlocking
    void binary(Buffer message, WebSocketConnection connection) {
        refuse(connection);
    }

    private static void refuse(WebSocketConnection connection) {
        Objects.requireNonNull(connection.userData().get(HandoverCheck.CONNECTION))
                .refuseMessage();
    }
}
