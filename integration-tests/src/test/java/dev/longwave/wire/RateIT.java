package dev.longwave.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.process.ServerProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A peer may send so much a second, and five seconds' worth at once. */
final class RateIT {

    @Test
    void aPeerThatSendsTooManyMessagesGetsItsAnswersAndThen1008() throws IOException {
        try (ServerProcess server = ServerProcess.start("longwave.rate.messages=10");
                TcpPeer peer = TcpPeer.upgrade(server.webSocket("/ws"))) {
            Frames frames = new Frames();
            List<String> expected = new ArrayList<>();
            for (int number = 0; number < 50; number++) {
                frames.text("message " + number);
                expected.add("text message " + number);
            }
            peer.send(frames.text("one too many").text("another"));

            expected.addAll(List.of("close 1008 too many messages a second", "end"));
            assertThat(peer.rest()).isEqualTo(expected);
        }
    }

    @Test
    void pingsCountAsMessages() throws IOException {
        try (ServerProcess server = ServerProcess.start("longwave.rate.messages=1");
                TcpPeer peer = TcpPeer.upgrade(server.webSocket("/ws"))) {
            Frames frames = new Frames();
            for (int ping = 0; ping < 6; ping++) {
                frames.frame(Frames.PING, new byte[0]);
            }
            peer.send(frames);

            assertThat(peer.rest())
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
    void aPeerThatSendsTooManyBytesGetsItsAnswersAndThen1008() throws IOException {
        try (ServerProcess server = ServerProcess.start("longwave.rate.bytes=2000");
                TcpPeer peer = TcpPeer.upgrade(server.webSocket("/ws"))) {
            peer.send(new Frames().text("before"));
            assertThat(peer.next()).isEqualTo("text before");
            peer.send(new Frames().frame(Frames.BINARY, new byte[10_000]));

            assertThat(peer.rest()).containsExactly("close 1008 too many bytes a second", "end");
        }
    }

    @Test
    void bytesThatMakeNoMessageCountToo() throws IOException {
        try (ServerProcess server = ServerProcess.start("longwave.rate.bytes=100");
                TcpPeer peer = TcpPeer.upgrade(server.webSocket("/ws"))) {
            Frames fragments = new Frames().frame(0x01, new byte[0]);
            for (int fragment = 0; fragment < 100; fragment++) {
                fragments.frame(0x00, new byte[0]);
            }
            peer.send(fragments);

            assertThat(peer.rest()).containsExactly("close 1008 too many bytes a second", "end");
        }
    }
}
