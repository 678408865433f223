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

/** Bytes that the kernel accepts for a server that does not read. */
final class ReceiveBufferIT {

    private static final int SIZE = 16 << 10;

    /** Minimum of bytes without the setting: Linux accepts 128 KiB at once. */
    private static final int WITHOUT_SETTING = 100_000;

    @Test
    void receiveBufferSizeLimitsUnreadBytes() throws Exception {
        try (ServerProcess server = ServerProcess.start("longwave.receive-buffer.size=" + SIZE)) {
            assertThat(sentAhead(server)).isBetween(SIZE, WITHOUT_SETTING);
        }
    }

    @Test
    void kernelDecidesWithoutAReceiveBufferSize() throws Exception {
        try (ServerProcess server = ServerProcess.start()) {
            assertThat(sentAhead(server)).isGreaterThan(WITHOUT_SETTING);
        }
    }

    @Test
    void sizeOutOfRangeStopsTheStart() throws Exception {
        try (ServerProcess server = ServerProcess.launch("quarkus.http.port=0", "longwave.receive-buffer.size=1K")) {

            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.output())
                    .anySatisfy(
                            line -> assertThat(line)
                                    .contains(
                                            "longwave.receive-buffer.size=1024 is out of range: must be 16384 to 16777216 bytes"));
        }
    }

    /**
     * Returns the number of bytes that a client can send to a suspended server, after it has accepted the connection.
     */
    private static int sentAhead(ServerProcess server) throws Exception {
        try (SocketChannel client = SocketChannel.open()) {
            client.setOption(StandardSocketOptions.SO_SNDBUF, 4 << 10);
            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            client.write(ByteBuffer.wrap("GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII)));
            client.read(ByteBuffer.allocate(1)); // the server has accepted the connection
            server.suspend();
            client.configureBlocking(false);
            int[] sent = new int[2];
            await().pollInterval(Duration.ofMillis(200)).until(() -> {
                sent[1] = sent[0];
                sent[0] += writeUntilFull(client);
                return sent[0] == sent[1];
            });
            return sent[0];
        }
    }

    private static int writeUntilFull(SocketChannel client) throws IOException {
        int total = 0;
        for (int written = -1; written != 0; total += written) {
            written = client.write(ByteBuffer.allocate(1_000));
        }
        return total;
    }
}
