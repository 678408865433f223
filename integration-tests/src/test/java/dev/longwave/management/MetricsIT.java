package dev.longwave.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.MetricsScrape;
import dev.longwave.harness.RawHttpClient;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import dev.longwave.harness.UpgradeRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MetricsIT {

    private static final Pattern ROW =
            Pattern.compile("^\\| `(\\w+)` \\| (gauge|counter|histogram) \\|", Pattern.MULTILINE);

    /** Selector of a metric's series by the values of a label: {@code metric{label=~"one|other"}}. */
    private static final Pattern SELECTOR = Pattern.compile("\\b(longwave_\\w+)\\{(\\w+)=~?\"([^\"]+)\"}");

    private ServerProcess server;

    @BeforeEach
    void start() throws IOException {
        server = ServerProcess.start("longwave.writers.clock.channel=news");
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.stopWithoutErrors();
    }

    @Test
    void metricsMatchTheDocumentation() throws Exception {
        Map<String, String> documented = ROW.matcher(Files.readString(Path.of("..", "docs", "metrics.md")))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2), (one, other) -> one, TreeMap::new));
        closeOne("/ws");

        await().until(() -> scrape("longwave_connections_closed_total").size() == 1);
        Map<String, String> reported = MetricsScrape.of(server).types();
        // The documentation has only some of the metrics of the process.
        reported.keySet().removeIf(name -> !name.startsWith("longwave_") && !documented.containsKey(name));
        assertThat(reported).isEqualTo(documented);
    }

    /**
     * Prometheus sees no increase in a series that begins with its first count. A value may be above 0: on a busy
     * machine a writer may be late.
     */
    @Test
    void seriesOfAlertsExistFromTheStart() throws IOException {
        List<String> series = MetricsScrape.of(server).text().lines().toList();

        SELECTOR.matcher(Files.readString(Path.of("..", "monitoring", "alerts.yml")))
                .results()
                .flatMap(selector -> Stream.of(selector.group(3).split("\\|"))
                        .map(value -> selector.group(1) + "{.*" + selector.group(2) + "=\"" + value + "\".* \\d.*"))
                .forEach(expected -> assertThat(series).anyMatch(line -> line.matches(expected.replace("{", "\\{"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo", "broadcast", "background"})
    void closeCausesOfTheServerExistFromTheStart(String endpoint) {
        String of = ",endpoint=\"" + endpoint + "\"} 0.0";

        assertThat(MetricsScrape.of(server).text().lines())
                .contains("longwave_connections{endpoint=\"" + endpoint + "\"} 0.0")
                .filteredOn(line -> line.startsWith("longwave_connections_closed_total{") && line.endsWith(of))
                .map(line -> line.substring(line.indexOf('{') + 1, line.length() - of.length()))
                .containsExactlyInAnyOrder(
                        "cause=\"timeout\",code=\"none\"",
                        "cause=\"drain\",code=\"1001\"",
                        "cause=\"endpoint\",code=\"1000\"",
                        "cause=\"endpoint\",code=\"1003\"",
                        "cause=\"endpoint\",code=\"1011\"",
                        "cause=\"limit\",code=\"1008\"",
                        "cause=\"limit\",code=\"1009\"",
                        "cause=\"limit\",code=\"1013\"",
                        "cause=\"protocol\",code=\"1002\"",
                        "cause=\"protocol\",code=\"1007\"",
                        "cause=\"slow_consumer\",code=\"1013\"");
    }

    @Test
    void messagesAndBytesAreCountedBothWays() throws Exception {
        try (RawWebSocketClient echo = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            echo.send(new FrameBuilder().text("four").frame(0x82, new byte[300]));
            echo.next();
            echo.next();

            assertThat(scrape("longwave_messages_received_total")).containsExactly("{endpoint=\"echo\"} 2.0");
            assertThat(scrape("longwave_messages_received_bytes_total")).containsExactly("{endpoint=\"echo\"} 304.0");
            assertThat(scrape("longwave_messages_sent_total")).containsExactly("{endpoint=\"echo\"} 2.0");
            assertThat(scrape("longwave_messages_sent_bytes_total")).containsExactly("{endpoint=\"echo\"} 304.0");
            assertThat(scrape("longwave_connections")).containsExactly("{endpoint=\"echo\"} 1.0");
            assertThat(scrape("longwave_connections_opened_total")).containsExactly("{endpoint=\"echo\"} 1.0");
        }
    }

    @Test
    void closedConnectionsHaveCauseAndCode() throws Exception {
        closeOne("/ws");
        try (RawWebSocketClient broken = RawWebSocketClient.upgrade(server.webSocket("/broadcast/a"))) {
            broken.send((byte) 0xff, (byte) 0x80);
            broken.rest();
        }
        try (RawWebSocketClient dropped = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            dropped.send();
        }
        try (RawWebSocketClient own = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            own.send(new FrameBuilder().close(4321, "mine"));
            own.rest();
        }

        await().untilAsserted(() -> assertThat(scrape("longwave_connections_closed_total"))
                .containsExactly(
                        "{cause=\"client\",code=\"1000\",endpoint=\"echo\"} 1.0",
                        "{cause=\"client\",code=\"4xxx\",endpoint=\"echo\"} 1.0",
                        "{cause=\"client\",code=\"none\",endpoint=\"echo\"} 1.0",
                        "{cause=\"protocol\",code=\"1002\",endpoint=\"broadcast\"} 1.0"));
        assertThat(scrape("longwave_connections")).isEmpty();
    }

    @Test
    void rejectedHandshakesHaveTheirReason() throws Exception {
        URI endpoint = server.http("/ws");
        RawHttpClient.send(endpoint, UpgradeRequest.to(endpoint).with("Origin", "https://elsewhere.example"));
        RawHttpClient.send(endpoint, UpgradeRequest.to(endpoint).with("Sec-WebSocket-Version", "12"));
        RawHttpClient.send(endpoint, UpgradeRequest.to(endpoint).with("Sec-WebSocket-Version", "12"));

        assertThat(scrape("longwave_handshakes_rejected_total"))
                .containsExactly("{reason=\"origin\"} 1.0", "{reason=\"version\"} 2.0");
    }

    @Test
    void deliveriesOfChannelsAndWritersAreCounted() throws Exception {
        try (RawWebSocketClient one = RawWebSocketClient.upgrade(server.webSocket("/broadcast/news"));
                RawWebSocketClient other = RawWebSocketClient.upgrade(server.webSocket("/broadcast/news"))) {
            one.next();
            other.next();

            await().untilAsserted(() -> {
                assertThat(scrape("longwave_channels")).containsExactly("1.0");
                assertThat(scrape("longwave_channel_messages_total")).hasSize(1);
                assertThat(scrape("longwave_channel_deliveries_total")).hasSize(1);
            });
            assertThat(scrape("longwave_writer_ticks_total")).isNotEmpty();
            assertThat(scrape("longwave_writer_delay_seconds_count")).hasSize(1);
        }
    }

    @Test
    void queueAndDisconnectOfSlowMemberAreCounted() throws Exception {
        String large = "x".repeat(200_000);
        try (RawWebSocketClient stuck =
                        RawWebSocketClient.withReceiveBuffer(4 << 10, server.webSocket("/broadcast/a"));
                RawWebSocketClient publisher =
                        RawWebSocketClient.upgrade(server.webSocket("/broadcast/a?self=false"))) {
            FrameBuilder message = new FrameBuilder().text(large);
            await().until(() -> {
                publisher.send(message);
                return !scrape("longwave_outbound_queue_bytes").isEmpty();
            });
            assertThat(scrape("longwave_outbound_queue_largest_bytes"))
                    .isEqualTo(scrape("longwave_outbound_queue_bytes"));

            await().until(() -> {
                publisher.send(message);
                return scrape("longwave_slow_subscribers_disconnected_total").equals(List.of("1.0"));
            });
            assertThat(scrape("longwave_connections_closed_total"))
                    .containsExactly("{cause=\"slow_consumer\",code=\"1013\",endpoint=\"broadcast\"} 1.0");
            assertThat(scrape("longwave_outbound_queue_bytes")).isEmpty();
            assertThat(stuck.next()).startsWith("text xxx");
        }
    }

    @Test
    void buildAndConnectionLimitAreReported() {
        assertThat(scrape("longwave_build_info"))
                .singleElement()
                .asString()
                .matches("\\{form=\"(native|jvm)\",version=\"\\d.*\"} 1\\.0");
        assertThat(scrape("longwave_connections_limit"))
                .singleElement()
                .asString()
                .matches("\\d+\\.0");
        assertThat(scrape("longwave_draining")).isEmpty();
    }

    @Test
    void drainAndItsConnectionsAreReported() throws Exception {
        try (ServerProcess draining = ServerProcess.start("longwave.shutdown.drain=1m")) {
            // The server closes one at once and the other after half a minute.
            try (RawWebSocketClient one = RawWebSocketClient.upgrade(draining.webSocket("/ws"));
                    RawWebSocketClient other = RawWebSocketClient.upgrade(draining.webSocket("/ws"))) {
                draining.terminate();

                await().untilAsserted(() -> {
                    MetricsScrape scrape = MetricsScrape.of(draining);
                    assertThat(scrape.of("longwave_draining")).containsExactly("1.0");
                    assertThat(scrape.of("longwave_drain_connections_at_start")).containsExactly("2.0");
                });
                assertThat(List.of(one, other)).hasSize(2);
            }
            assertThat(draining.exitCode()).isEqualTo(143);
        }
    }

    @Test
    void roundTripsOfPingsAreMeasured() throws Exception {
        try (ServerProcess pinging = ServerProcess.start("longwave.keep-alive.interval=1s");
                RawWebSocketClient client = RawWebSocketClient.upgrade(pinging.webSocket("/ws"))) {
            assertThat(client.next()).isEqualTo("ping");
            client.send(new FrameBuilder().frame(0x8a, new byte[0]));

            await().until(() -> MetricsScrape.of(pinging)
                    .of("longwave_ping_round_trip_seconds_count")
                    .equals(List.of("1.0")));
        }
    }

    private List<String> scrape(String metric) {
        return MetricsScrape.of(server).of(metric);
    }

    private void closeOne(String path) throws IOException {
        try (RawWebSocketClient client = RawWebSocketClient.upgrade(server.webSocket(path))) {
            client.send(new FrameBuilder().close(1000, ""));
            client.rest();
        }
    }
}
