package dev.longwave.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Silent WebSocket, which only its keep-alive limits: the timeouts of HTTP connections do not apply. */
final class IdleWebSocketIT {

    @Test
    void webSocketOutlivesTheTimeoutsOfHttp() throws Exception {
        try (ServerProcess server = ServerProcess.start(
                        "longwave.keep-alive.interval=0",
                        "longwave.http.request-timeout=2S",
                        "quarkus.http.idle-timeout=1S");
                RawWebSocketClient client = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            URI http = server.http("/");
            for (int timeout = 0; timeout < 3; timeout++) {
                // Each time the shorter of the two timeouts closes a silent connection.
                try (Socket silent = new Socket(http.getHost(), http.getPort())) {
                    assertThat(silent.getInputStream().read()).isNegative();
                }
            }

            client.send(new FrameBuilder().text("still here"));
            assertThat(client.next()).isEqualTo("text still here");
        }
    }
}
