package dev.longwave.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Health checks for a load balancer. */
final class ReadinessIT {

    @Test
    void drainingServerIsAliveButNotReady() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient();
                ServerProcess server = ServerProcess.start("longwave.shutdown.drain=1m")) {
            // The server closes one connection at once and the other after half a minute, and drains until then.
            List<RawWebSocketClient> clients = List.of(
                    RawWebSocketClient.upgrade(server.webSocket("/ws")),
                    RawWebSocketClient.upgrade(server.webSocket("/ws")));
            assertThat(status(http, server, "ready")).isEqualTo(200);
            assertThat(mainStatus(http, server)).isEqualTo("200 true");
            server.terminate();

            await().until(() -> status(http, server, "ready") == 503);
            assertThat(status(http, server, "live")).isEqualTo(200);
            assertThat(mainStatus(http, server)).isEqualTo("503 false");
            for (RawWebSocketClient client : clients) {
                client.close();
            }
            assertThat(server.exitCode()).isEqualTo(143);
        }
    }

    /** Returns the status of GET /status on the main port, and whether the server says that it is ready. */
    private static String mainStatus(HttpClient http, ServerProcess server) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(HttpRequest.newBuilder(server.http("/status")).build(), BodyHandlers.ofString());
        assertThat(response.body()).matches("\\{\"version\":\"\\d+\\.\\d+\\.\\d+\\S*\",\"ready\":(true|false)}\n");
        return response.statusCode() + " " + response.body().replaceFirst("(?s).*:(true|false).*", "$1");
    }

    private static int status(HttpClient http, ServerProcess server, String check)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(server.management("/q/health/" + check)).build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }
}
