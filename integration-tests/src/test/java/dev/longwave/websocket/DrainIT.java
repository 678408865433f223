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

    /** More than the server reads while the first is answered: the rest is still in the system's hands at the SIGTERM. */
    private static final int MESSAGES = 20_000;

    private ServerProcess server;

    @BeforeEach
    void start() throws IOException {
        server = ServerProcess.start("longwave.shutdown.drain=" + DRAIN);
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void everyConnectionIsClosedWith1001SpreadOverTheDrain() throws Exception {
        List<RawWebSocketClient> peers = new ArrayList<>();
        for (int peer = 0; peer < 20; peer++) {
            peers.add(RawWebSocketClient.upgrade(server.webSocket("/ws")));
        }
        server.terminate();

        List<Duration> ends = new ArrayList<>();
        long start = System.nanoTime();
        for (RawWebSocketClient peer : inOrderOfTheirEnd(peers)) {
            ends.add(Duration.ofNanos(System.nanoTime() - start));
            peer.close();
        }

        assertThat(ends.getFirst()).isLessThan(DRAIN.dividedBy(2));
        assertThat(ends.getLast()).isGreaterThan(DRAIN.dividedBy(2));
        assertThat(server.exitCode()).isEqualTo(SIGTERM_EXIT_CODE);
    }

    @Test
    void whatWasSentBeforeIsAnsweredFirst() throws Exception {
        FrameBuilder frames = new FrameBuilder();
        for (int number = 0; number < MESSAGES; number++) {
            frames.text("message " + number);
        }
        try (RawWebSocketClient peer = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            peer.send(frames);
            assertThat(peer.next()).isEqualTo("text message 0");
            server.terminate();

            for (int number = 1; number < MESSAGES; number++) {
                assertThat(peer.next()).isEqualTo("text message " + number);
            }
            assertThat(peer.rest()).containsExactly("close 1001 draining", "end");
        }
        assertThat(server.exitCode()).isEqualTo(SIGTERM_EXIT_CODE);
    }

    @Test
    void nobodyIsLetInAnyMore() throws Exception {
        try (RawWebSocketClient first = RawWebSocketClient.upgrade(server.webSocket("/ws"));
                RawWebSocketClient second = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            server.terminate();
            // One of them is closed at once, the other after half the drain: meanwhile the server still answers.
            List<RawWebSocketClient> ended = new ArrayList<>();
            inOrderOfTheirEnd(List.of(first, second)).iterator().forEachRemaining(peer -> {
                if (ended.isEmpty()) {
                    assertThatExceptionOfType(IOException.class)
                            .isThrownBy(() -> RawWebSocketClient.upgrade(server.webSocket("/ws")))
                            .withMessageContaining("503");
                }
                ended.add(peer);
            });
            assertThat(ended).hasSize(2);
        }
    }

    @Test
    void aSecondSigtermEndsItAtOnce() throws Exception {
        try (ServerProcess patient = ServerProcess.start("longwave.shutdown.drain=10m");
                RawWebSocketClient first = RawWebSocketClient.upgrade(patient.webSocket("/ws"));
                RawWebSocketClient second = RawWebSocketClient.upgrade(patient.webSocket("/ws"))) {
            patient.terminate();
            assertThat(inOrderOfTheirEnd(List.of(first, second)).iterator().next())
                    .isNotNull();
            patient.terminate();

            assertThat(patient.exitCode()).isEqualTo(SIGTERM_EXIT_CODE);
            await().untilAsserted(() -> assertThat(patient.output())
                    .last()
                    .asString()
                    .contains("Ending at once: asked a second time, by SIGTERM"));
        }
    }

    @Test
    void aPeerThatReadsNothingDoesNotHoldTheEndUp() throws Exception {
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

    /** The peers as they read their 1001 and the end of TCP. */
    private static Iterable<RawWebSocketClient> inOrderOfTheirEnd(List<RawWebSocketClient> peers) {
        BlockingQueue<RawWebSocketClient> ended = new LinkedBlockingQueue<>();
        for (RawWebSocketClient peer : peers) {
            Thread.ofVirtual().start(() -> {
                try {
                    List<String> rest = peer.rest();
                    peer.endOutput();
                    if (rest.equals(List.of("close 1001 draining", "end"))) {
                        ended.add(peer);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return () -> IntStream.range(0, peers.size())
                .mapToObj(next -> {
                    try {
                        return Objects.requireNonNull(ended.poll(20, TimeUnit.SECONDS));
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .iterator();
    }
}
