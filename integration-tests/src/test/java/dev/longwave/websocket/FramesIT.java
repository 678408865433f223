package dev.longwave.websocket;

import static dev.longwave.harness.FrameBuilder.BINARY;
import static dev.longwave.harness.FrameBuilder.CLOSE;
import static dev.longwave.harness.FrameBuilder.PING;
import static dev.longwave.harness.FrameBuilder.TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6455 in detail, tested with the echo endpoint for all endpoints. */
@Tag("quick")
final class FramesIT {

    private static final byte[] EMPTY = {};

    private static ServerProcess server;
    private static URI echo;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start();
        echo = server.webSocket("/ws");
    }

    @AfterAll
    static void stopWithoutErrors() throws InterruptedException {
        server.stopWithoutErrors();
    }

    @Test
    void messagesAndCloseInOneWriteAreEchoedInOrder() throws IOException {
        FrameBuilder frames = new FrameBuilder();
        List<String> expected = new ArrayList<>();
        for (int number = 0; number < 1_000; number++) {
            frames.text("message " + number);
            expected.add("text message " + number);
        }
        expected.addAll(List.of("close 1000 bye", "end"));
        try (RawWebSocketClient client = RawWebSocketClient.upgrade(echo)) {
            client.send(frames.close(1000, "bye"));

            assertThat(client.rest()).isEqualTo(expected);
        }
    }

    /** RFC 6455 §4.1: "the client MUST wait for a response from the server before sending any further data". */
    @ParameterizedTest
    @ValueSource(strings = {"818000000000", "8101", "ffffffffffffff"})
    void dataBeforeTheHandshakeResponseGets1002(String hex) throws IOException {
        try (RawWebSocketClient client =
                RawWebSocketClient.upgrade(echo, HexFormat.of().parseHex(hex))) {
            assertThat(client.rest()).containsExactly("close 1002 sent before the handshake was answered", "end");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "c180, close 1002 reserved bit set",
        "8380, close 1002 reserved opcode",
        "8b80, close 1002 reserved opcode",
        "8080, close 1002 continuation of no message",
        "0980, close 1002 fragmented control frame",
        "89fe, close 1002 control frame over 125 bytes",
        "8101, close 1002 frame not masked",
        "818100000000ff, close 1007 text is not UTF-8",
        "01840000000065e282ac80810000000080, close 1007 text is not UTF-8",
        "0181" + "00000000" + "f4" + "0081" + "00000000" + "90, close 1007 text is not UTF-8",
        "888100000000" + "03, close 1002 close code of one byte",
        "888200000000" + "03e7, close 1002 illegal close code",
        "888300000000" + "03e8ff, close 1007 close reason is not UTF-8",
        "82ff0000000000040001, close 1009 message over 262144 bytes",
    })
    void violationGetsItsCloseCodeAfterEarlierEchoes(String hex, String close) throws IOException {
        try (RawWebSocketClient client = RawWebSocketClient.upgrade(echo)) {
            // Many bytes follow: if unread, they must not reset the connection before the client reads the Close.
            client.send(new FrameBuilder()
                    .text("before")
                    .raw(HexFormat.of().parseHex(hex))
                    .raw(new byte[100_000]));

            assertThat(client.rest()).containsExactly("text before", close, "end");
        }
    }

    @Test
    void fragmentedMessageOverTheLimitGets1009() throws IOException {
        try (RawWebSocketClient client = RawWebSocketClient.upgrade(echo)) {
            client.send(new FrameBuilder().frame(0x02, new byte[262_144]).frame(0x80, new byte[1]));

            assertThat(client.rest()).containsExactly("close 1009 message over 262144 bytes", "end");
        }
    }

    @Test
    void emptyFragmentsAndPingsBetweenThemAreValid() throws IOException {
        try (RawWebSocketClient client = RawWebSocketClient.upgrade(echo)) {
            client.send(new FrameBuilder()
                    .frame(0x01, EMPTY)
                    .frame(PING, new byte[] {1})
                    .frame(0x00, "a".getBytes(UTF_8))
                    .frame(0x80, EMPTY)
                    .frame(0x02, EMPTY)
                    .frame(0x80, EMPTY)
                    .frame(TEXT, EMPTY)
                    .frame(BINARY, new byte[] {2})
                    .frame(CLOSE, EMPTY));

            assertThat(client.rest())
                    .containsExactly("pong 01", "text a", "binary ", "text ", "binary 02", "close 1000", "end");
        }
    }

    @Test
    void bytesSentOneByOneMakeTheSameMessages() throws IOException {
        byte[] bytes = new FrameBuilder()
                .frame(0x01, "grüß".getBytes(UTF_8))
                .frame(0x80, " dich".getBytes(UTF_8))
                .close(4000, "✓")
                .bytes();
        try (RawWebSocketClient client = RawWebSocketClient.upgrade(echo)) {
            for (byte one : bytes) {
                client.send(one);
            }

            assertThat(client.rest()).containsExactly("text grüß dich", "close 4000 ✓", "end");
        }
    }

    @Test
    void dataAfterTheCloseIsIgnored() throws IOException {
        try (RawWebSocketClient client = RawWebSocketClient.upgrade(echo)) {
            client.send(new FrameBuilder().close(1001, "").text("after").raw(new byte[50_000]));

            assertThat(client.rest()).containsExactly("close 1001", "end");
        }
    }

    @Test
    void halfClosedClientWithoutCloseGetsItsEchoes() throws IOException {
        try (RawWebSocketClient client = RawWebSocketClient.upgrade(echo)) {
            client.send(new FrameBuilder().text("one").text("two"));
            client.shutdownOutput();

            assertThat(client.rest()).containsExactly("text one", "text two", "end");
        }
    }

    @Test
    void halfClosedClientAfterCloseReadsAllEchoes() throws IOException {
        FrameBuilder frames = new FrameBuilder();
        for (int number = 0; number < 100; number++) {
            frames.text(number + "x".repeat(10_000));
        }
        try (RawWebSocketClient client = RawWebSocketClient.upgrade(echo)) {
            client.send(frames.close(1000, ""));
            client.shutdownOutput();

            List<String> rest = client.rest();
            assertThat(rest).hasSize(102).endsWith("close 1000", "end");
            assertThat(rest.get(99)).startsWith("text 99x");
        }
    }

    @Test
    void messageWith20000EmptyFragmentsIsEchoed() throws IOException {
        FrameBuilder frames = new FrameBuilder().frame(0x02, EMPTY);
        for (int fragment = 0; fragment < 20_000; fragment++) {
            frames.frame(0x00, EMPTY);
        }
        try (RawWebSocketClient client = RawWebSocketClient.upgrade(echo)) {
            client.send(frames.frame(PING, EMPTY).frame(0x80, new byte[] {7}));

            assertThat(client.next()).isEqualTo("pong ");
            assertThat(client.next()).isEqualTo("binary 07");
        }
    }
}
