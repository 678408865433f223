package dev.longwave.writer;

import dev.longwave.connection.CloseCode;
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
 * Connections that a writer writes to, and that say nothing themselves. Runs on each connection's event loop. When one ends,
 * {@link WriterSession} knows.
 */
@WebSocket(
        path = WriterEndpoint.PATH,
        endpointId = WriterEndpoint.ID,
        inboundProcessingMode = InboundProcessingMode.CONCURRENT)
final class WriterEndpoint {

    static final String ID = "background";
    static final String PATH = "/background/{writer}";

    void begin(@Observes Router router, PlainRequests upgradeExpected, ConnectionMetrics metrics) {
        metrics.begin(ID);
        router.route("/background/:writer").last().handler(upgradeExpected);
    }

    @OnOpen
    @NonBlocking
    void opened(WebSocketConnection connection) {
        Connection.of(connection)
                .receive((from, text, payload) -> from.end(CloseCode.UNSUPPORTED_DATA, "writers take no messages"));
    }
}
