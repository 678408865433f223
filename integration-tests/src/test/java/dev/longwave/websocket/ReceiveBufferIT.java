package dev.longwave.websocket;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the system takes for a server that does not read. */
final class ReceiveBufferIT {

    private static final int SIZE = 16 << 10;

    /** Without a size Linux takes 128 KiB at once. */
    private static final int WITHOUT_A_SIZE = 100_000;

    @Test
    void aPeerMaySendAboutItsSizeAhead() throws Exception {
        try (ServerProcess server = ServerProcess.start("longwave.receive-buffer.size=" + SIZE)) {
            assertThat(sentAhead(server)).isBetween(SIZE, WITHOUT_A_SIZE);
        }
    }

    @Test
    void withoutOneTheSystemDecides() throws Exception {
        try (ServerProcess server = ServerProcess.start()) {
            assertThat(sentAhead(server)).isGreaterThan(WITHOUT_A_SIZE);
        }
    }

    @Test
    void aSizeThatIsNotAllowedStopsTheStart() throws Exception {
        try (ServerProcess server = ServerProcess.launch("quarkus.http.port=0", "longwave.receive-buffer.size=1K")) {

            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.output())
                    .anySatisfy(
                            line -> assertThat(line)
                                    .contains(
                                            "longwave.receive-buffer.size=1024 is out of range: must be 16384 to 16777216 bytes"));
        }
    }

    /** The bytes that go to a server that has accepted a connection and does nothing any more. */
    private static int sentAhead(ServerProcess server) throws Exception {
        try (SocketChannel peer = SocketChannel.open()) {
            peer.setOption(StandardSocketOptions.SO_SNDBUF, 4 << 10);
            peer.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            peer.write(ByteBuffer.wrap("GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII)));
            peer.read(ByteBuffer.allocate(1)); // it has been accepted
            server.stop();
            peer.configureBlocking(false);
            int[] sent = new int[2];
            await().pollInterval(Duration.ofMillis(200)).until(() -> {
                sent[1] = sent[0];
                sent[0] += writeAllThatGoes(peer);
                return sent[0] == sent[1];
            });
            return sent[0];
        }
    }

    private static int writeAllThatGoes(SocketChannel peer) throws IOException {
        int all = 0;
        for (int taken = -1; taken != 0; all += taken) {
            taken = peer.write(ByteBuffer.allocate(1_000));
        }
        return all;
    }
}
