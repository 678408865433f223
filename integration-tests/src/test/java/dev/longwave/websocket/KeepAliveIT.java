package dev.longwave.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("alone")
final class KeepAliveIT {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start(
                "longwave.keep-alive.interval=" + INTERVAL, "quarkus.log.category.\"dev.longwave\".level=DEBUG");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The disconnect comes within twice the interval and a second. */
    @Test
    void silentClientIsPingedAndDisconnectedInTime() throws IOException {
        long disconnectedBefore = disconnectedClients();
        try (RawWebSocketClient client = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            long start = System.nanoTime();
            assertThat(client.next()).isEqualTo("ping");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(INTERVAL.multipliedBy(9).dividedBy(10), INTERVAL.plusSeconds(1));

            assertThat(client.next()).isEqualTo("end");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(INTERVAL, INTERVAL.multipliedBy(2).plusSeconds(1));
        }
        await().untilAsserted(() -> assertThat(disconnectedClients()).isEqualTo(disconnectedBefore + 1));
    }

    /** Its Close waits for delayed responses, which it never reads. The bytes that it sends meanwhile are no sign of life. */
    @Test
    void clientThatNeverReadsIsDisconnectedAfterItsClose() throws IOException {
        URI slow = URI.create(server.webSocket("/ws") + "?delay=1ms&size=262144");
        try (RawWebSocketClient client = RawWebSocketClient.withReceiveBuffer(1 << 14, slow)) {
            FrameBuilder all = new FrameBuilder();
            for (int sent = 0; sent < 400; sent++) {
                all.text("m");
            }
            client.send(all.close(1000, ""));
            long start = System.nanoTime();
            assertThatExceptionOfType(SocketException.class).isThrownBy(() -> {
                while (true) {
                    client.send((byte) 0);
                    LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
                }
            });
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(INTERVAL.multipliedBy(10));
        }
    }

    @Test
    void clientThatSendsPongsStaysConnected() throws IOException {
        try (RawWebSocketClient client = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            for (int ping = 0; ping < 4; ping++) {
                assertThat(client.next()).isEqualTo("ping");
                client.send(new FrameBuilder().frame(0x8a, new byte[0]));
            }
            client.send(new FrameBuilder().text("still here"));

            assertThat(client.next()).isEqualTo("text still here");
        }
    }

    @Test
    void clientThatDripsAMessageStaysConnected() throws IOException {
        byte[] message = new FrameBuilder().text("slow").bytes();
        try (RawWebSocketClient client = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            client.send(new byte[] {message[0]});
            for (int next = 1; next < 4; next++) {
                assertThat(client.next()).isEqualTo("ping");
                client.send(new byte[] {message[next]});
            }
            client.send(Arrays.copyOfRange(message, 4, message.length));

            assertThat(client.next()).isEqualTo("text slow");
        }
    }

    @Test
    void floodingClientThatNeverReadsIsDisconnected() throws IOException {
        byte[] messages =
                new FrameBuilder().frame(FrameBuilder.BINARY, new byte[100_000]).bytes();
        try (RawWebSocketClient client = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            assertThatExceptionOfType(SocketException.class).isThrownBy(() -> {
                while (true) {
                    client.send(messages); // blocks once the server reads no more
                }
            });
        }
    }

    private static long disconnectedClients() {
        return server.output().stream()
                .filter(line -> line.contains("Disconnected a silent client: "))
                .peek(line -> assertThat(line).containsPattern("(INFO|DEBUG) .*connectionId=\\w+, idleMs=2000$"))
                .count();
    }
}
