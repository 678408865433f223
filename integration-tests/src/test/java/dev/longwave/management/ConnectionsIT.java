package dev.longwave.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.ManagementClient;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConnectionsIT {

    private ServerProcess server;

    @BeforeEach
    void start() throws IOException {
        server = ServerProcess.start("quarkus.log.category.\"dev.longwave\".level=DEBUG");
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.stopWithoutErrors();
    }

    @Test
    void listDescribesEachConnection() throws Exception {
        try (RawWebSocketClient client = RawWebSocketClient.upgrade(server.webSocket("/broadcast/lobby?self=false"))) {
            await().until(() -> list("").at("/connections/0/ageMs").asLong() >= 100);
            client.send(new FrameBuilder().text("grüß dich"));
            await().until(() -> list("").at("/connections/0/messagesReceived").asInt() == 1);

            JsonNode connection = list("").at("/connections/0");
            assertThat(connection.properties().stream().map(property -> property.getKey()))
                    .containsExactly(
                            "id",
                            "endpoint",
                            "channel",
                            "address",
                            "ageMs",
                            "idleMs",
                            "queuedBytes",
                            "messagesReceived",
                            "bytesReceived",
                            "messagesSent",
                            "bytesSent");
            assertThat(connection.get("channel").asText()).isEqualTo("lobby");
            assertThat(connection.get("address").asText()).isEqualTo("127.0.0.1");
            assertThat(connection.get("bytesReceived").asInt()).isEqualTo(11);
            assertThat(connection.get("messagesSent").asInt()).isZero();
            // The connection was idle for that long before its message, and not afterwards.
            assertThat(connection.get("idleMs").asLong())
                    .isLessThanOrEqualTo(connection.get("ageMs").asLong() - 100);
        }
        await().until(() -> list("").get("open").asInt() == 0);
    }

    @Test
    void queryFiltersTheConnections() throws Exception {
        try (RawWebSocketClient echo = RawWebSocketClient.upgrade(server.webSocket("/ws"));
                RawWebSocketClient a = RawWebSocketClient.upgrade(server.webSocket("/broadcast/a"));
                RawWebSocketClient b = RawWebSocketClient.upgrade(server.webSocket("/broadcast/b"));
                RawWebSocketClient clock = RawWebSocketClient.upgrade(server.webSocket("/background/clock"))) {
            assertThat(List.of(echo, a, b, clock)).hasSize(4);
            Map.of(
                            "", 4,
                            "endpoint=echo", 1,
                            "channel=a", 1,
                            "channel=clock", 0,
                            "writer=clock", 1,
                            "endpoint=broadcast&channel=b", 1,
                            "endpoint=echo&channel=b", 0,
                            "address=127.0.0.1", 4,
                            "address=192.0.2.1", 0,
                            "limit=3", 3)
                    .forEach((query, expected) -> {
                        assertThat(list(query).get("open").asInt()).isEqualTo(4);
                        assertThat(list(query).get("connections")).as(query).hasSize(expected);
                    });
        }
    }

    @Test
    void pagesListEachConnectionOnce() throws Exception {
        List<RawWebSocketClient> clients = new ArrayList<>();
        try {
            for (int client = 0; client < 7; client++) {
                clients.add(RawWebSocketClient.upgrade(server.webSocket("/ws")));
            }
            List<Long> ids = new ArrayList<>();
            JsonNode page = list("limit=3");
            while (page.has("next")) {
                page.get("connections").forEach(each -> ids.add(each.get("id").asLong()));
                page = list("limit=3&after=" + page.get("next").asLong());
            }
            page.get("connections").forEach(each -> ids.add(each.get("id").asLong()));

            assertThat(ids).hasSize(7).isSorted().doesNotHaveDuplicates();
        } finally {
            for (RawWebSocketClient client : clients) {
                client.close();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1008, closed by the operator",
        "code=1001&reason=, 1001, ''",
        "code=4999&reason=n%C3%A4her, 4999, näher",
    })
    void deleteClosesOneConnectionWithCodeAndReason(String query, int code, String reason) throws Exception {
        try (RawWebSocketClient closed = RawWebSocketClient.upgrade(server.webSocket("/ws"));
                RawWebSocketClient other = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            closed.send(new FrameBuilder().text("one"));
            assertThat(closed.next()).isEqualTo("text one");
            long id = list("").at("/connections/0/id").asLong();

            assertThat(send("DELETE", "/" + id + "?" + query).statusCode()).isEqualTo(202);
            assertThat(closed.rest()).containsExactly(("close " + code + " " + reason).strip(), "end");
            other.send(new FrameBuilder().text("two"));
            assertThat(other.next()).isEqualTo("text two");
        }
        await().until(() -> server.output().stream()
                .anyMatch(line -> line.matches(".*Connection closed: connectionId=\\d+, endpoint=echo, closeCode="
                        + code + ", cause=operator")));
    }

    private JsonNode list(String query) {
        HttpResponse<String> response = send("GET", "?" + query);
        assertThat(response.statusCode()).isEqualTo(200);
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(String method, String target) {
        return ManagementClient.send(server, method, "/q/connections" + target);
    }
}
