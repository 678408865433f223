package dev.longwave.routes;

import dev.longwave.echo.EchoEndpoint;
import dev.longwave.websocket.WebSocketRoute;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;

/** WebSocket route to {@link EchoEndpoint}. */
@WebSocket(
        path = EchoEndpoint.PATH,
        endpointId = EchoEndpoint.ID,
        inboundProcessingMode = InboundProcessingMode.CONCURRENT)
final class EchoRoute {

    @OnOpen
    @NonBlocking
    void opened(WebSocketConnection connection) {
        WebSocketRoute.opened(connection);
    }
}
