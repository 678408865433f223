package dev.longwave.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.RawHttpClient;
import dev.longwave.harness.RawHttpClient.Response;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Publishing by HTTP. */
@Tag("quick")
final class PublishIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start();
    }

    @AfterAll
    static void stopWithoutErrors() throws InterruptedException {
        server.stopWithoutErrors();
        HTTP.close();
    }

    /** Every member receives the message, and the response reports their number. */
    @ParameterizedTest
    @CsvSource({
        "text/plain, text grüß dich",
        "application/json; charset=utf-8, text grüß dich",
        "application/x-www-form-urlencoded, text grüß dich",
        "application/octet-stream, binary 6772c3bcc39f2064696368",
    })
    void contentTypeDecidesBetweenTextAndBinary(String type, String expected) throws Exception {
        try (RawWebSocketClient one = member("all");
                RawWebSocketClient other = member("all?self=false")) {
            HttpResponse<String> response = post(server, "all", "grüß dich".getBytes(UTF_8), "Content-Type", type);

            assertThat(response.statusCode()).isEqualTo(202);
            assertThat(response.body()).isEqualTo("{\"delivered\":2}\n");
            assertThat(one.next()).isEqualTo(expected);
            assertThat(other.next()).isEqualTo(expected);
        }
    }

    @Test
    void bodyWithoutContentTypeIsText() throws Exception {
        try (RawWebSocketClient member = member("untyped")) {
            assertThat(post(server, "untyped", new byte[0]).statusCode()).isEqualTo(202);
            assertThat(post(server, "untyped", "100% a=b&c".getBytes(UTF_8)).statusCode())
                    .isEqualTo(202);

            assertThat(member.next()).isEqualTo("text ");
            assertThat(member.next()).isEqualTo("text 100% a=b&c");
        }
    }

    @Test
    void postToAnEmptyChannelReportsZeroDeliveries() throws Exception {
        HttpResponse<String> response = post(server, "empty", new byte[] {'a'});

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).isEqualTo("{\"delivered\":0}\n");
    }

    @Test
    void closedMemberIsNotCounted() throws Exception {
        try (RawWebSocketClient closed = member("left")) {
            closed.send(new FrameBuilder().close(1000, ""));
            closed.rest();
        }
        assertThat(post(server, "left", new byte[] {'a'}).body()).isEqualTo("{\"delivered\":0}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%20b", "a%2Fb", "a:b"})
    void invalidChannelNameGets400(String channel) throws Exception {
        assertThat(post(server, channel, new byte[1]).statusCode()).isEqualTo(400);
    }

    @Test
    void textThatIsNotUtf8Gets400() throws Exception {
        HttpResponse<String> response = post(server, "a", new byte[] {'a', (byte) 0xff});

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo("Text must be UTF-8\n");
    }

    @Test
    void unsupportedContentTypeGets415() throws Exception {
        assertThat(post(server, "a", new byte[1], "Content-Type", "image/png").statusCode())
                .isEqualTo(415);
    }

    @Test
    void bodyWithContentEncodingGets415() throws Exception {
        HttpResponse<String> response = post(server, "a", new byte[1], "Content-Encoding", "gzip");

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.body()).startsWith("Content-Encoding");
    }

    @Test
    void onlyMessageOverTheLimitGets413() throws Exception {
        assertThat(post(server, "a", new byte[262_144], "Content-Type", "application/octet-stream")
                        .statusCode())
                .isEqualTo(202);

        HttpResponse<String> rejected =
                post(server, "a", new byte[262_145], "Content-Type", "application/octet-stream");
        assertThat(rejected.statusCode()).isEqualTo(413);
        assertThat(rejected.body()).isEqualTo("The message is too large: must be at most 262144 bytes\n");
    }

    /** Quarkus limits a body to 10 MiB by default. */
    @Test
    void messageLimitAbove10MebibytesIsEnforced() throws Exception {
        String[] type = {"Content-Type", "application/octet-stream"};
        try (ServerProcess large = ServerProcess.start("longwave.message.limit=16M", "longwave.outbound.limit=40M");
                RawWebSocketClient member = RawWebSocketClient.upgrade(large.webSocket("/broadcast/a"))) {
            assertThat(post(large, "a", new byte[16 << 20], type).statusCode()).isEqualTo(202);
            assertThat(member.next()).hasSize("binary ".length() + 2 * (16 << 20));

            assertThat(post(large, "a", new byte[(16 << 20) + 1], type).statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void messageOverTheLimitGets413BeforeItsEnd() throws IOException {
        try (RawHttpClient publisher = publisher("Transfer-Encoding: chunked")) {
            publisher.write("40001\r\n" + "a".repeat(0x40001));

            assertThat(publisher.response().status()).isEqualTo(413);
        }
    }

    @ParameterizedTest
    @CsvSource({"Content-Length: 8000000, 413", "Content-Type: image/png|Content-Length: 8000000, 415"})
    void publisherThatKeepsSendingReadsTheRejection(String head, int status) throws IOException {
        try (RawHttpClient publisher = publisher(head.replace("|", "\r\n"))) {
            publisher.write(new byte[8_000_000]);

            assertThat(publisher.response().status()).isEqualTo(status);
        }
    }

    /**
     * The chunk sizes are invalid, below 0, in too long a line and with what parsers read differently, and the last one has an invalid trailer. The server
     * closes the connection after the response.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\n",
                "-1\r\n",
                "1;aaaa",
                "3 9\r\n",
                "3\rZ\r\n",
                " 3\r\n",
                "3 garbage\r\n",
                "0\r\n no trailer\r\n\r\n"
            })
    void malformedChunkedBodyGets400(String chunk) throws IOException {
        try (RawHttpClient publisher = publisher("Transfer-Encoding: chunked")) {
            publisher.write("2\r\naa\r\n" + chunk.replace("aaaa", "a".repeat(5_000)));

            Response response = publisher.response();
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.body()).isEqualTo("The body could not be read\n");
            assertThat(publisher.rest()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Transfer-Encoding: chunked", "Content-Length: 5"})
    void incompleteBodyReachesNoMember(String framing) throws Exception {
        try (RawWebSocketClient member = member("gone")) {
            for (int attempt = 0; attempt < 100; attempt++) {
                try (RawHttpClient publisher = publisher(framing)) {
                    publisher.write("1\r\n");
                }
            }
            post(server, "gone", "marker".getBytes(UTF_8));

            assertThat(member.next()).isEqualTo("text marker");
        }
    }

    @Test
    void publisherDuringADrainGets503() throws Exception {
        try (ServerProcess draining = ServerProcess.start("longwave.shutdown.drain=1m")) {
            // The server closes one connection at once and the other after half a minute, and drains until then.
            List<RawWebSocketClient> clients = List.of(
                    RawWebSocketClient.upgrade(draining.webSocket("/ws")),
                    RawWebSocketClient.upgrade(draining.webSocket("/ws")));
            draining.terminate();

            await().until(() -> post(draining, "a", new byte[1]).statusCode() == 503);
            assertThat(post(draining, "a", new byte[1]).headers().firstValue("Retry-After"))
                    .contains("5");
            for (RawWebSocketClient client : clients) {
                client.close();
            }
        }
    }

    private static RawWebSocketClient member(String channel) throws IOException {
        return RawWebSocketClient.upgrade(server.webSocket("/broadcast/" + channel));
    }

    /** Connects and sends the head of a request. */
    private static RawHttpClient publisher(String framing) throws IOException {
        RawHttpClient publisher = RawHttpClient.connect(server.http("/"));
        publisher.write("POST /broadcast/gone HTTP/1.1\r\nHost: localhost\r\n" + framing + "\r\n\r\n");
        return publisher;
    }

    private static HttpResponse<String> post(ServerProcess server, String channel, byte[] body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.http("/broadcast/" + channel)).POST(BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString(UTF_8));
    }
}
