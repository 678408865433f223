package dev.longwave.channel;

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
import java.util.Objects;

/**
 * Members of a channel: each gets what any of them sends, text as text, binary as binary, in one order that is the same for
 * all. Runs on each connection's event loop. Who is a member, {@link ChannelSession} knows.
 */
@WebSocket(
        path = ChannelEndpoint.PATH,
        endpointId = ChannelEndpoint.ID,
        inboundProcessingMode = InboundProcessingMode.CONCURRENT)
public final class ChannelEndpoint {

    static final String ID = "broadcast";
    static final String PATH = "/broadcast/{channel}";

    /** The same, as routes write it. */
    public static final String ROUTE = "/broadcast/:channel";

    void begin(@Observes Router router, PlainRequests upgradeExpected, ConnectionMetrics metrics) {
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
