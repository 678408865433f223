package dev.longwave.plain;

import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.smallrye.mutiny.Uni;

@WebSocket(path = "/broadcast/{channel}")
class PlainChannel {
    @OnTextMessage(broadcast = true)
    Uni<String> publish(String text) {
        return Uni.createFrom().item(text);
    }
}
