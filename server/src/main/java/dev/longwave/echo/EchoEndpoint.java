package dev.longwave.echo;

import dev.longwave.connection.Connection;
import dev.longwave.connection.ConnectionMetrics;
import dev.longwave.websocket.PlainRequests;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;

/**
 * Sends every message back as it came: text as text, binary as binary, byte for byte and in order. Runs on the connection's
 * event loop, so it never blocks and needs no lock.
 */
@WebSocket(
        path = EchoEndpoint.PATH,
        endpointId = EchoEndpoint.ID,
        inboundProcessingMode = InboundProcessingMode.CONCURRENT)
final class EchoEndpoint {

    static final String ID = "echo";
    static final String PATH = "/ws";

    void begin(@Observes Router router, PlainRequests upgradeExpected, ConnectionMetrics metrics) {
        metrics.begin(ID);
        router.route(PATH).last().handler(upgradeExpected);
    }

    @OnOpen
    @NonBlocking
    void opened(WebSocketConnection connection) {
        Connection.of(connection).receive(Connection::send);
    }
}
