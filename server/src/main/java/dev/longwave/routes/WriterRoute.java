package dev.longwave.routes;

import dev.longwave.websocket.WebSocketRoute;
import dev.longwave.writer.WriterEndpoint;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;

/** WebSocket route to {@link WriterEndpoint}. */
@WebSocket(
        path = WriterEndpoint.PATH,
        endpointId = WriterEndpoint.ID,
        inboundProcessingMode = InboundProcessingMode.CONCURRENT)
final class WriterRoute {

    @OnOpen
    @NonBlocking
    void opened(WebSocketConnection connection) {
        WebSocketRoute.opened(connection);
    }
}
