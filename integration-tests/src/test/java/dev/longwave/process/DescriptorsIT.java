package dev.longwave.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Connections that never ask for anything take all descriptors that connections may have. */
final class DescriptorsIT {

    private static final int DESCRIPTORS = 300;

    @Test
    void whoIsThereGoesOnAndOthersComeAgainWhenThoseHaveTimedOut() throws Exception {
        List<Socket> silent = new ArrayList<>();
        try (ServerProcess server = ServerProcess.startWithDescriptors(
                        DESCRIPTORS, "longwave.http.request-timeout=2s", "longwave.keep-alive.interval=0");
                RawWebSocketClient peer = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            URI address = server.http("/");
            // Half of them wait in the system.
            for (int connection = 0; connection < DESCRIPTORS; connection++) {
                silent.add(new Socket(address.getHost(), address.getPort()));
            }
            await().until(() -> complaints(server) > 0);
            assertEchoes(peer);
            try (HttpClient operator = HttpClient.newHttpClient()) {
                HttpRequest question = HttpRequest.newBuilder(server.management("/q/health/live"))
                        .build();
                assertThat(operator.send(question, BodyHandlers.ofString()).statusCode())
                        .isEqualTo(200);
            }

            try (RawWebSocketClient late = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
                assertEchoes(late);
            }
            for (Socket socket : silent) {
                socket.close();
            }
            assertThat(complaints(server)).isEqualTo(1);
            assertThat(server.output()).noneMatch(line -> line.startsWith("\tat "));
        }
    }

    private static long complaints(ServerProcess server) {
        return server.output().stream()
                .filter(line -> line.contains("file descriptor limit reached"))
                .count();
    }

    private static void assertEchoes(RawWebSocketClient peer) throws IOException {
        peer.send(new FrameBuilder().text("hello"));
        assertThat(peer.next()).isEqualTo("text hello");
    }
}
