package dev.longwave.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("alone")
final class DrainIT {

    private static final Duration DRAIN = Duration.ofSeconds(2);
    private static final int SIGTERM_EXIT_CODE = 143;

    /** More messages than the server reads before the first echo: the kernel buffers have the others at the SIGTERM. */
    private static final int MESSAGES = 20_000;

    private ServerProcess server;

    @BeforeEach
    void start() throws IOException {
        server = ServerProcess.start("longwave.shutdown.drain=" + DRAIN);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void connectionsCloseWith1001SpreadOverTheDrain() throws Exception {
        List<RawWebSocketClient> clients = new ArrayList<>();
        for (int client = 0; client < 20; client++) {
            clients.add(RawWebSocketClient.upgrade(server.webSocket("/ws")));
        }
        server.terminate();

        List<Duration> closeTimes = new ArrayList<>();
        long start = System.nanoTime();
        for (RawWebSocketClient client : inOrderOfClose(clients)) {
            closeTimes.add(Duration.ofNanos(System.nanoTime() - start));
            client.close();
        }

        assertThat(closeTimes.getFirst()).isLessThan(DRAIN.dividedBy(2));
        assertThat(closeTimes.getLast()).isGreaterThan(DRAIN.dividedBy(2));
        assertThat(server.exitCode()).isEqualTo(SIGTERM_EXIT_CODE);
    }

    @Test
    void messagesBeforeTheDrainAreEchoedFirst() throws Exception {
        FrameBuilder frames = new FrameBuilder();
        for (int number = 0; number < MESSAGES; number++) {
            frames.text("message " + number);
        }
        try (RawWebSocketClient client = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            client.send(frames);
            assertThat(client.next()).isEqualTo("text message 0");
            server.terminate();

            for (int number = 1; number < MESSAGES; number++) {
                assertThat(client.next()).isEqualTo("text message " + number);
            }
            assertThat(client.rest()).containsExactly("close 1001 draining", "end");
        }
        assertThat(server.exitCode()).isEqualTo(SIGTERM_EXIT_CODE);
    }

    @Test
    void handshakeDuringADrainGets503() throws Exception {
        try (RawWebSocketClient first = RawWebSocketClient.upgrade(server.webSocket("/ws"));
                RawWebSocketClient second = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            server.terminate();
            // The server closes one at once and the other after half the drain. In between it still responds.
            List<RawWebSocketClient> closed = new ArrayList<>();
            inOrderOfClose(List.of(first, second)).iterator().forEachRemaining(client -> {
                if (closed.isEmpty()) {
                    assertThatExceptionOfType(IOException.class)
                            .isThrownBy(() -> RawWebSocketClient.upgrade(server.webSocket("/ws")))
                            .withMessageContaining("503");
                }
                closed.add(client);
            });
            assertThat(closed).hasSize(2);
        }
    }

    @Test
    void secondSigtermStopsTheServerAtOnce() throws Exception {
        try (ServerProcess draining = ServerProcess.start("longwave.shutdown.drain=10m");
                RawWebSocketClient first = RawWebSocketClient.upgrade(draining.webSocket("/ws"));
                RawWebSocketClient second = RawWebSocketClient.upgrade(draining.webSocket("/ws"))) {
            draining.terminate();
            assertThat(inOrderOfClose(List.of(first, second)).iterator().next()).isNotNull();
            draining.terminate();

            assertThat(draining.exitCode()).isEqualTo(SIGTERM_EXIT_CODE);
            await().untilAsserted(() -> assertThat(draining.output())
                    .last()
                    .asString()
                    .contains("Ending at once: asked a second time, by SIGTERM"));
        }
    }

    @Test
    void clientThatNeverReadsDoesNotDelayTheExit() throws Exception {
        byte[] messages =
                new FrameBuilder().frame(FrameBuilder.BINARY, new byte[100_000]).bytes();
        try (RawWebSocketClient stuck = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            Thread flood = Thread.ofVirtual()
                    .start(() -> assertThatExceptionOfType(SocketException.class)
                            .isThrownBy(() -> {
                                while (true) {
                                    stuck.send(messages);
                                }
                            }));
            long start = System.nanoTime();
            server.terminate();

            assertThat(server.exitCode()).isEqualTo(SIGTERM_EXIT_CODE);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DRAIN.plusSeconds(5));
            flood.join();
        }
    }

    /** Returns the clients in the order in which they read 1001 and the end of TCP. */
    private static Iterable<RawWebSocketClient> inOrderOfClose(List<RawWebSocketClient> clients) {
        BlockingQueue<RawWebSocketClient> closed = new LinkedBlockingQueue<>();
        for (RawWebSocketClient client : clients) {
            Thread.ofVirtual().start(() -> {
                try {
                    List<String> rest = client.rest();
                    client.shutdownOutput();
                    if (rest.equals(List.of("close 1001 draining", "end"))) {
                        closed.add(client);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return () -> IntStream.range(0, clients.size())
                .mapToObj(next -> {
                    try {
                        return Objects.requireNonNull(closed.poll(20, TimeUnit.SECONDS));
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .iterator();
    }
}
