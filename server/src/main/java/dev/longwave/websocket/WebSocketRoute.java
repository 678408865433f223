package dev.longwave.websocket;

import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocketConnection;
import java.util.Objects;

/** The part that all routes of WebSockets Next share. */
public final class WebSocketRoute {

    /** Where {@link UpgradePipeline} leaves a connection's handler for its route. */
    static final TypedKey<WebSocketHandler> HANDLER = new TypedKey<>("longwave.handler");

    private WebSocketRoute() {}

    /** Starts reading from the client. Each route calls it once, when it is opened, on the event loop. */
    public static void opened(WebSocketConnection connection) {
        Objects.requireNonNull(connection.userData().remove(HANDLER), "no UpgradeCheck")
                .startReading();
    }
}
