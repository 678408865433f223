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

/** Silent connections that take all file descriptors for connections. */
final class DescriptorsIT {

    private static final int DESCRIPTORS = 300;

    /**
     * The management interface works too. New clients connect once the silent connections have timed out. The log has
     * one line about the limit, and no stack trace.
     */
    @Test
    void silentConnectionsDoNotAffectOpenClients() throws Exception {
        List<Socket> silent = new ArrayList<>();
        try (ServerProcess server = ServerProcess.startWithDescriptors(
                        DESCRIPTORS, "longwave.http.request-timeout=2s", "longwave.keep-alive.interval=0");
                RawWebSocketClient client = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            URI address = server.http("/");
            // The kernel keeps half of them in its backlog.
            for (int connection = 0; connection < DESCRIPTORS; connection++) {
                silent.add(new Socket(address.getHost(), address.getPort()));
            }
            await().until(() -> limitWarnings(server) > 0);
            assertEchoes(client);
            try (HttpClient operator = HttpClient.newHttpClient()) {
                HttpRequest request = HttpRequest.newBuilder(server.management("/q/health/live"))
                        .build();
                assertThat(operator.send(request, BodyHandlers.ofString()).statusCode())
                        .isEqualTo(200);
            }

            try (RawWebSocketClient late = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
                assertEchoes(late);
            }
            for (Socket socket : silent) {
                socket.close();
            }
            assertThat(limitWarnings(server)).isEqualTo(1);
            assertThat(server.output()).noneMatch(line -> line.startsWith("\tat "));
        }
    }

    private static long limitWarnings(ServerProcess server) {
        return server.output().stream()
                .filter(line -> line.contains("file descriptor limit reached"))
                .count();
    }

    private static void assertEchoes(RawWebSocketClient client) throws IOException {
        client.send(new FrameBuilder().text("hello"));
        assertThat(client.next()).isEqualTo("text hello");
    }
}
