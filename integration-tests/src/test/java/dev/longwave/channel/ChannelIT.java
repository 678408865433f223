package dev.longwave.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages between the members of a channel. */
@Tag("quick")
final class ChannelIT {

    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start("longwave.compression.enabled=true");
    }

    @AfterAll
    static void stopWithoutErrors() throws InterruptedException {
        server.stopWithoutErrors();
    }

    /** The sender and the other members receive them, and the members of other channels do not. */
    @Test
    void everyMemberReceivesMessagesUnchanged() throws IOException {
        try (RawWebSocketClient one = member("as-sent");
                RawWebSocketClient other = member("as-sent");
                RawWebSocketClient elsewhere = member("elsewhere")) {
            one.send(new FrameBuilder()
                    .text("grüß dich")
                    .frame(FrameBuilder.BINARY, new byte[] {1, 2})
                    .text(""));
            other.send(new FrameBuilder().frame(0x01, new byte[] {'a'}).frame(0x80, new byte[] {'b'}));
            one.send(new FrameBuilder().close(1000, ""));

            assertThat(one.rest()).contains("text grüß dich", "binary 0102", "text ", "close 1000", "end");
            assertThat(List.of(other.next(), other.next(), other.next(), other.next()))
                    .containsExactlyInAnyOrder("text grüß dich", "binary 0102", "text ", "text ab");
            elsewhere.send(new FrameBuilder().text("marker"));
            assertThat(elsewhere.next()).isEqualTo("text marker");
        }
    }

    @Test
    void memberWithSelfFalseGetsNoOwnMessages() throws IOException {
        try (RawWebSocketClient other = member("deaf");
                RawWebSocketClient publisher = member("deaf?self=false")) {
            publisher.send(new FrameBuilder().text("mine"));
            assertThat(other.next()).isEqualTo("text mine");
            other.send(new FrameBuilder().text("yours"));

            assertThat(publisher.next()).isEqualTo("text yours");
        }
    }

    @Test
    void ownMessagesArriveBeforeTheClose() throws IOException {
        FrameBuilder frames = new FrameBuilder();
        for (int number = 0; number < 1_000; number++) {
            frames.text("message " + number);
        }
        try (RawWebSocketClient client = member("close")) {
            client.send(frames.close(4000, "bye"));

            List<String> rest = client.rest();
            assertThat(rest).hasSize(1_002).endsWith("text message 999", "close 4000 bye", "end");
        }
    }

    @Test
    void membersGetTheCompressionTheyNegotiated() throws IOException {
        String text = "much the same, ".repeat(100);
        try (RawWebSocketClient plain = member("mixed");
                RawWebSocketClient compressed =
                        RawWebSocketClient.offering("permessage-deflate", server.webSocket("/broadcast/mixed"))) {
            plain.send(new FrameBuilder().text(text));

            assertThat(plain.next()).isEqualTo("text " + text);
            assertThat(compressed.next()).isEqualTo("unexpected frame c1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%20b", "a%2Fb", "%C3%A4", "a:b", "a?self=maybe", "a?self=true&self=true"})
    void invalidChannelNameOrQueryIsRejected(String path) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> member(path))
                .withMessageContaining(" 400 ");
    }

    @Test
    void channelNameHasAtMost64Characters() throws IOException {
        member("a".repeat(64)).close();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> member("a".repeat(65)))
                .withMessageContaining(" 400 ");
    }

    private static RawWebSocketClient member(String channel) throws IOException {
        return RawWebSocketClient.upgrade(server.webSocket("/broadcast/" + channel));
    }
}
