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
    void end() throws InterruptedException {
        server.endWithoutComplaint();
    }

    @Test
    void tellsWhatIsKnownOfEach() throws Exception {
        try (RawWebSocketClient peer = RawWebSocketClient.upgrade(server.webSocket("/broadcast/lobby?self=false"))) {
            await().until(() -> list("").at("/connections/0/ageMs").asLong() >= 100);
            peer.send(new FrameBuilder().text("grüß dich"));
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
            // It was idle for that long before it sent something, and has not been since.
            assertThat(connection.get("idleMs").asLong())
                    .isLessThanOrEqualTo(connection.get("ageMs").asLong() - 100);
        }
        await().until(() -> list("").get("open").asInt() == 0);
    }

    @Test
    void tellsOfThoseThatAreAskedFor() throws Exception {
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
    void pagesHaveEachOneOnce() throws Exception {
        List<RawWebSocketClient> peers = new ArrayList<>();
        try {
            for (int peer = 0; peer < 7; peer++) {
                peers.add(RawWebSocketClient.upgrade(server.webSocket("/ws")));
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
            for (RawWebSocketClient peer : peers) {
                peer.close();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1008, closed by the operator",
        "code=1001&reason=, 1001, ''",
        "code=4999&reason=n%C3%A4her, 4999, näher",
    })
    void closesOneBehindWhatItHasBeenSent(String query, int code, String reason) throws Exception {
        try (RawWebSocketClient closed = RawWebSocketClient.upgrade(server.webSocket("/ws"));
                RawWebSocketClient other = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            closed.send(new FrameBuilder().text("one"));
            assertThat(closed.next()).isEqualTo("text one");
            long id = list("").at("/connections/0/id").asLong();

            assertThat(ask("DELETE", "/" + id + "?" + query).statusCode()).isEqualTo(202);
            assertThat(closed.rest()).containsExactly(("close " + code + " " + reason).strip(), "end");
            other.send(new FrameBuilder().text("two"));
            assertThat(other.next()).isEqualTo("text two");
        }
        await().until(() -> server.output().stream()
                .anyMatch(line -> line.matches(".*Connection closed: connectionId=\\d+, endpoint=echo, closeCode="
                        + code + ", cause=OPERATOR")));
    }

    private JsonNode list(String query) {
        HttpResponse<String> answer = ask("GET", "?" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> ask(String method, String target) {
        return ManagementClient.ask(server, method, "/q/connections" + target);
    }
}
