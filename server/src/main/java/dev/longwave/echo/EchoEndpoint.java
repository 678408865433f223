package dev.longwave.echo;

import dev.longwave.handshake.UpgradeExpected;
import dev.longwave.wire.ConnectionMetrics;
import dev.longwave.wire.Outlet;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;

/**
 * Sends every message back as it came: text as text, binary as binary, byte for byte and in order.
 *
 * <p>Runs on the connection's event loop, so it never blocks and needs no lock. That each message is handled in one go is
 * what keeps them in order; "concurrent" says that nothing else has to.
 */
@WebSocket(
        path = EchoEndpoint.PATH,
        endpointId = EchoEndpoint.ID,
        inboundProcessingMode = InboundProcessingMode.CONCURRENT)
final class EchoEndpoint {

    static final String ID = "echo";
    static final String PATH = "/ws";

    void begin(@Observes Router router, UpgradeExpected upgradeExpected, ConnectionMetrics metrics) {
        metrics.begin(ID);
        router.route(PATH).last().handler(upgradeExpected);
    }

    @OnTextMessage
    @NonBlocking
    void text(String message, WebSocketConnection connection) {
        Outlet.of(connection).send(message);
    }

    @OnBinaryMessage
    @NonBlocking
    void binary(Buffer message, WebSocketConnection connection) {
        Outlet.of(connection).send(message);
    }
}
