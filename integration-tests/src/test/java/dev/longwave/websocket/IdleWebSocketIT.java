package dev.longwave.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** A WebSocket may be silent for as long as its keep-alive says: what bounds HTTP connections does not touch it. */
final class IdleWebSocketIT {

    @Test
    void aWebSocketOutlivesTheTimeoutsOfHttp() throws Exception {
        try (ServerProcess server = ServerProcess.start(
                        "longwave.keep-alive.interval=0",
                        "longwave.http.request-timeout=2S",
                        "quarkus.http.idle-timeout=1S");
                RawWebSocketClient peer = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            URI http = server.http("/");
            for (int timeout = 0; timeout < 3; timeout++) {
                // One that asks for nothing is ended by the shorter of the two each time.
                try (Socket silent = new Socket(http.getHost(), http.getPort())) {
                    assertThat(silent.getInputStream().read()).isNegative();
                }
            }

            peer.send(new FrameBuilder().text("still here"));
            assertThat(peer.next()).isEqualTo("text still here");
        }
    }
}
