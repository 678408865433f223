package dev.longwave.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.RawHttpClient;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import dev.longwave.harness.UpgradeRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServerLogIT {

    private static final String DEBUG = "quarkus.log.category.\"dev.longwave\".level=DEBUG";
    private static final String SECRET = "what the client says";

    @Test
    void startIsLoggedInOneShortLine() throws Exception {
        try (ServerProcess server = ServerProcess.start()) {
            String version =
                    "Longwave \\d+\\.\\d+\\.\\d+\\S* \\((native|JVM), Quarkus \\S+\\) started in [\\d.]+ s\\. ";
            String addresses =
                    "Listening on: http://127\\.0\\.0\\.1:\\d+\\. Management interface: http://127\\.0\\.0\\.1:\\d+";

            assertThat(server.output()).singleElement().asString().matches(".* INFO .*" + version + addresses);
        }
    }

    @Test
    void limitsAreLoggedAtDebug() throws Exception {
        try (ServerProcess server =
                ServerProcess.start(DEBUG, "longwave.connections.limit=123", "longwave.message.limit=100000")) {
            String endpoints = "Endpoints: /background/{writer}, /broadcast/{channel}, /ws. ";
            String limits =
                    "Limits: 123 connections; of each, 100000 bytes a message, 256 KiB inbound, 1 MiB outbound; "
                            + "a Ping after 15.0 s of silence";

            await().untilAsserted(
                            () -> assertThat(server.output()).anyMatch(line -> line.contains(endpoints + limits)));
        }
    }

    @ParameterizedTest
    @CsvSource({"false, '\\d{4}-.* INFO .*'", "true, '\\{.*\"level\":\"INFO\".*}'"})
    void logFileHasTheFormatOfTheConsole(boolean json, String form, @TempDir Path directory) throws Exception {
        Path file = directory.resolve("longwave.log");
        try (ServerProcess server = ServerProcess.start(
                "longwave.log.json=" + json, "quarkus.log.file.enabled=true", "quarkus.log.file.path=" + file)) {
            server.terminate();
            server.exitCode();

            assertThat(server.output()).isNotEmpty().allMatch(line -> line.matches(form));
            assertThat(Files.readAllLines(file)).isNotEmpty().allMatch(line -> line.matches(form));
        }
    }

    /** The log has no text of messages and no close reason of a client. */
    @Test
    void jsonLinesHaveTheKeysOfTheirEvent() throws Exception {
        try (ServerProcess server = ServerProcess.start(DEBUG, "longwave.log.json=true")) {
            try (RawWebSocketClient client = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
                client.send(new FrameBuilder().text(SECRET).close(4000, SECRET));
                client.rest();
            }
            try (RawHttpClient foreign = RawHttpClient.connect(server.http("/ws"))) {
                foreign.send(UpgradeRequest.to(server.http("/ws")).with("Origin", "https://elsewhere.example"));
            }
            server.terminate();
            server.exitCode();

            List<JsonNode> lines = new ArrayList<>();
            for (String line : server.output()) {
                lines.add(new ObjectMapper().readTree(line));
            }
            assertThat(lines).allMatch(line -> line.has("timestamp") && line.has("level") && line.has("message"));
            assertThat(mdcOf(lines, "Connection opened")).isEqualTo("{\"connectionId\":\"1\",\"endpoint\":\"echo\"}");
            assertThat(mdcOf(lines, "Connection closed"))
                    .isEqualTo(
                            "{\"cause\":\"client\",\"closeCode\":\"4000\",\"connectionId\":\"1\",\"endpoint\":\"echo\"}");
            assertThat(mdcOf(lines, "Handshake rejected"))
                    .isEqualTo(
                            "{\"origin\":\"https://elsewhere.example:443\",\"refusal\":\"origin\",\"endpoint\":\"echo\"}");
            assertThat(server.output()).noneMatch(line -> line.contains(SECRET));
        }
    }

    /** An operator sees why browsers cannot connect, and clients cannot fill the log. */
    @Test
    void rejectionIsLoggedOncePerReasonAndMinute() throws Exception {
        try (ServerProcess server = ServerProcess.start()) {
            UpgradeRequest foreign = UpgradeRequest.to(server.http("/ws")).with("Origin", "https://elsewhere.example");
            for (int number = 0; number < 10; number++) {
                RawHttpClient.send(server.http("/ws"), foreign);
                RawHttpClient.send(server.http("/ws"), foreign.with("Sec-WebSocket-Version", "8"));
            }
            server.terminate();
            server.exitCode();

            assertThat(server.output())
                    .filteredOn(line -> line.contains("Handshake rejected"))
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .contains(" INFO ")
                                    .endsWith("refusal=origin, origin=https://elsewhere.example:443"),
                            line -> assertThat(line).contains(" INFO ").endsWith("refusal=version"));
        }
    }

    @Test
    void sighupReopensTheLogFile(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("longwave.log");
        try (ServerProcess server =
                ServerProcess.start("quarkus.log.file.enabled=true", "quarkus.log.file.path=" + file)) {
            Path rotated = Files.move(file, directory.resolve("longwave.log.1"));
            server.signal("HUP");
            await().until(() -> Files.exists(file));
            RawHttpClient.send(
                    server.http("/ws"), UpgradeRequest.to(server.http("/ws")).with("Origin", "x"));
            server.terminate();
            server.exitCode();

            assertThat(Files.readString(rotated)).contains("started in");
            assertThat(Files.readString(file)).contains("Handshake rejected").doesNotContain("started in");
        }
    }

    @Test
    void invalidBooleanStopsTheStart() throws Exception {
        try (ServerProcess server = ServerProcess.launch("quarkus.http.port=0", "longwave.log.json=ture")) {
            assertThat(server.exitCode()).isEqualTo(1);
            await().untilAsserted(() -> assertThat(server.output())
                    .anyMatch(line -> line.contains("longwave.log.json") && line.contains("ture")));
        }
    }

    private static String mdcOf(List<JsonNode> lines, String message) {
        return lines.stream()
                .filter(line -> line.get("message").asText().startsWith(message))
                .map(line -> line.get("mdc").toString())
                .findFirst()
                .orElseThrow();
    }
}
