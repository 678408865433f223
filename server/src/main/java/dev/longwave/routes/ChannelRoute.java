package dev.longwave.routes;

import dev.longwave.channel.ChannelEndpoint;
import dev.longwave.websocket.WebSocketRoute;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;

/** WebSocket route to {@link ChannelEndpoint}. */
@WebSocket(
        path = ChannelEndpoint.PATH,
        endpointId = ChannelEndpoint.ID,
        inboundProcessingMode = InboundProcessingMode.CONCURRENT)
final class ChannelRoute {

    @OnOpen
    @NonBlocking
    void opened(WebSocketConnection connection) {
        WebSocketRoute.opened(connection);
    }
}
