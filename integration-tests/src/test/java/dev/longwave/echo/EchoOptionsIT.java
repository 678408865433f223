package dev.longwave.echo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.RawHttpClient;
import dev.longwave.harness.RawHttpClient.Response;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.RawWebSocketClient.Frame;
import dev.longwave.harness.ServerProcess;
import dev.longwave.harness.UpgradeRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The echo as an instrument for people who test clients and proxies. */
@Tag("quick")
final class EchoOptionsIT {

    private static final int MAX_SIZE = 256 * 1024;

    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start();
    }

    @AfterAll
    static void stopWithoutErrors() throws InterruptedException {
        server.stopWithoutErrors();
    }

    @Test
    void delayedResponsesComeInOrderAndNotBefore() throws IOException {
        try (RawWebSocketClient client = connect("delay=300ms&jitter=100ms")) {
            long start = System.nanoTime();
            client.send(new FrameBuilder().text("a").text("b").text("c"));

            assertThat(client.next()).isEqualTo("text a");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
            assertThat(List.of(client.next(), client.next())).containsExactly("text b", "text c");
        }
    }

    @Test
    void closeGetsDelayedResponsesAtOnce() throws IOException {
        try (RawWebSocketClient client = connect("delay=10s")) {
            long start = System.nanoTime();
            client.send(new FrameBuilder().text("a").text("b").close(1000, "bye"));

            assertThat(client.rest()).containsExactly("text a", "text b", "close 1000 bye", "end");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void drainSendsDelayedResponsesAtOnce() throws Exception {
        try (ServerProcess draining = ServerProcess.start("longwave.shutdown.drain=0");
                RawWebSocketClient client =
                        RawWebSocketClient.upgrade(URI.create(draining.webSocket("/ws") + "?delay=10s"))) {
            client.send(new FrameBuilder().text("a").frame(0x89, new byte[0]));
            assertThat(client.next()).isEqualTo("pong "); // the message before it has arrived
            draining.terminate();

            assertThat(client.rest()).containsExactly("text a", "close 1001 draining", "end");
        }
    }

    /** The server still has responses for the client when its Close arrives, and the client reads all of them. */
    @Test
    void closeWaitsForResponsesThatTheClientReads() throws IOException {
        try (RawWebSocketClient client = connect("size=" + MAX_SIZE + "&delay=1ms")) {
            FrameBuilder all = new FrameBuilder();
            for (int sent = 0; sent < 100; sent++) {
                all.text("m");
            }
            client.send(all.close(1000, ""));
            for (int received = 0; received < 100; received++) {
                assertThat(client.nextFrame().payload().array()).hasSize(MAX_SIZE);
            }
            assertThat(client.rest()).containsExactly("close 1000", "end");
        }
    }

    @Test
    void responseComesInFragments() throws IOException {
        try (RawWebSocketClient client = connect("fragments=4")) {
            client.send(new FrameBuilder().text("héllo"));

            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            for (int first : new int[] {0x01, 0x00, 0x00, 0x80}) {
                Frame frame = client.nextFrame();
                assertThat(frame.first()).isEqualTo(first);
                whole.writeBytes(frame.payload().array());
            }
            assertThat(whole.toString(UTF_8)).isEqualTo("héllo");
        }
    }

    @Test
    void closeComesAfterTheAskedResponses() throws IOException {
        try (RawWebSocketClient client = connect("close=4321&after=2")) {
            client.send(new FrameBuilder().text("a").text("b").text("c"));

            assertThat(client.rest()).containsExactly("text a", "text b", "close 4321 after 2 responses", "end");
        }
        try (RawWebSocketClient client = connect("close=1012&after=0")) {
            assertThat(client.rest()).containsExactly("close 1012 after 0 responses", "end");
        }
    }

    @Test
    void dropEndsTcpWithoutAClose() throws IOException {
        try (RawWebSocketClient client = connect("drop=2")) {
            client.send(new FrameBuilder().text("a").text("b").text("c"));

            assertThat(client.rest()).containsExactly("text a", "text b", "end");
        }
    }

    @Test
    void silentServerSendsNoPong() throws IOException {
        try (RawWebSocketClient client = connect("silent=true")) {
            client.send(new FrameBuilder().frame(0x89, new byte[0]).text("a"));

            assertThat(client.next()).isEqualTo("text a");
        }
    }

    @Test
    void responseHasTheAskedSize() throws IOException {
        try (RawWebSocketClient client = connect("size=" + MAX_SIZE)) {
            client.send(new FrameBuilder().text("a"));

            assertThat(client.nextFrame().payload().array()).hasSize(MAX_SIZE).startsWith('a', '.');
        }
    }

    /** Far more than any queue takes: the client gets all of it as fast as it reads, and stays connected. */
    @Test
    void largeResponsesStayWithinTheOutboundLimit() throws IOException {
        int messages = 400;
        try (RawWebSocketClient client = connect("size=" + MAX_SIZE + "&delay=100ms")) {
            FrameBuilder all = new FrameBuilder();
            for (int sent = 0; sent < messages; sent++) {
                all.text("m" + sent);
            }
            client.send(all);
            for (int received = 0; received < messages; received++) {
                String start = "m" + received + ".";
                assertThat(client.nextFrame().payload().array())
                        .hasSize(MAX_SIZE)
                        .startsWith(start.getBytes(UTF_8));
            }
        }
    }

    @Test
    void optionsCombine() throws IOException {
        try (RawWebSocketClient client = connect("delay=50ms&size=3&fragments=3&close=4000&after=1&silent=true")) {
            client.send(new FrameBuilder().text("abcdef"));

            for (String part : List.of("a", "b", "c")) {
                assertThat(client.nextFrame().payload().array()).isEqualTo(part.getBytes(UTF_8));
            }
            assertThat(client.rest()).containsExactly("close 4000 after 1 response", "end");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delay=5 | delay must be 0ms to 10s, with its unit (ms or s)",
                "jitter=1h | jitter must be 0ms to 10s, with its unit (ms or s)",
                "fragments=0 | fragments must be 1 to 1000",
                "size=262145 | size must be 0 to 262144",
                "close=1005 | close must be 1000 to 1003, 1007 to 1014 or 3000 to 4999",
                "after=3 | after needs close, the code to close with",
                "drop=1&close=1000 | drop and close exclude each other: one ends TCP, the other sends a Close",
                "silent=1 | silent must be true or false",
                "ping=15 | ping must be 1s to 60m, with its unit (ms, s or m)",
            })
    void invalidOptionGets400WithItsRule(String query, String rule) throws IOException {
        URI endpoint = endpoint(query);
        Response response = RawHttpClient.send(endpoint, UpgradeRequest.to(endpoint));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).isEqualTo(rule + "\n");
    }

    private static RawWebSocketClient connect(String query) throws IOException {
        return RawWebSocketClient.upgrade(endpoint(query));
    }

    private static URI endpoint(String query) {
        return URI.create(server.webSocket("/ws") + "?" + query);
    }
}
