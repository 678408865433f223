package dev.longwave.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rate limits of a client, with a burst of five seconds' worth. */
final class RateIT {

    @Test
    void clientOverTheMessageRateGets1008AfterEchoes() throws IOException {
        try (ServerProcess server = ServerProcess.start("longwave.rate.messages=10");
                RawWebSocketClient client = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            FrameBuilder frames = new FrameBuilder();
            List<String> expected = new ArrayList<>();
            for (int number = 0; number < 50; number++) {
                frames.text("message " + number);
                expected.add("text message " + number);
            }
            client.send(frames.text("one too many").text("another"));

            expected.addAll(List.of("close 1008 too many messages a second", "end"));
            assertThat(client.rest()).isEqualTo(expected);
        }
    }

    @Test
    void pingsCountAsMessages() throws IOException {
        try (ServerProcess server = ServerProcess.start("longwave.rate.messages=1");
                RawWebSocketClient client = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            FrameBuilder frames = new FrameBuilder();
            for (int ping = 0; ping < 6; ping++) {
                frames.frame(FrameBuilder.PING, new byte[0]);
            }
            client.send(frames);

            assertThat(client.rest())
                    .containsExactly(
                            "pong ",
                            "pong ",
                            "pong ",
                            "pong ",
                            "pong ",
                            "close 1008 too many messages a second",
                            "end");
        }
    }

    @Test
    void clientOverTheByteRateGets1008AfterEchoes() throws IOException {
        try (ServerProcess server = ServerProcess.start("longwave.rate.bytes=2000");
                RawWebSocketClient client = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            client.send(new FrameBuilder().text("before"));
            assertThat(client.next()).isEqualTo("text before");
            client.send(new FrameBuilder().frame(FrameBuilder.BINARY, new byte[10_000]));

            assertThat(client.rest()).containsExactly("close 1008 too many bytes a second", "end");
        }
    }

    @Test
    void bytesOfUnfinishedMessagesCountToo() throws IOException {
        try (ServerProcess server = ServerProcess.start("longwave.rate.bytes=100");
                RawWebSocketClient client = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            FrameBuilder fragments = new FrameBuilder().frame(0x01, new byte[0]);
            for (int fragment = 0; fragment < 100; fragment++) {
                fragments.frame(0x00, new byte[0]);
            }
            client.send(fragments);

            assertThat(client.rest()).containsExactly("close 1008 too many bytes a second", "end");
        }
    }
}
