package dev.longwave.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.MetricsScrape;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * 64 MB for all objects, as much for what is sent, and clients that do not read. For none of them more waits than the bound of
 * one lets.
 */
final class UnreadMemoryIT {

    private static final String HEAP = "64m";

    /** Of it may wait for all of them. What is shared counts for each in the metric. */
    private static final double A_QUARTER = 16 << 20;

    private static final int LARGE = 250_000;
    private static final String LARGE_TEXT = "x".repeat(LARGE);

    /** With these there is something waiting for each, and with the small ones not 1 MiB. */
    private static final int FIRST = 100_000;

    private static final int SMALL_MESSAGES = 12_000;
    private static final int BATCH = 100;
    private static final int SMALL_BUFFER = 4 << 10;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<RawWebSocketClient> silent = new ArrayList<>();
    private final List<RawWebSocketClient> reading = new ArrayList<>();

    @AfterEach
    void end() throws IOException {
        for (RawWebSocketClient peer : silent) {
            peer.close();
        }
        for (RawWebSocketClient peer : reading) {
            peer.close();
        }
    }

    @Test
    void thoseWhoLetMostWaitAreEndedAndTheOthersGetEverything() throws IOException {
        try (ServerProcess server = start("longwave.outbound.limit=8M")) {
            connect(server, 8);
            await().atMost(PATIENCE).until(() -> {
                for (RawWebSocketClient neighbour : reading) {
                    exchange(neighbour, LARGE_TEXT);
                }
                return isRelieved(server);
            });
            for (RawWebSocketClient neighbour : reading) {
                exchange(neighbour, "hello");
            }
            assertThat(complaints(server)).singleElement().asString().contains("longwave.outbound.total-limit");
            end();
            await().atMost(PATIENCE).until(() -> queued(server) == 0);
        }
    }

    @Test
    void alsoWhereWhatWaitsIsSmallAndSharedByAll() throws IOException {
        try (ServerProcess server = start();
                RawWebSocketClient neighbour = RawWebSocketClient.upgrade(server.webSocket("/broadcast/busy"))) {
            for (int number = 0; number < 100; number++) {
                silent.add(RawWebSocketClient.withReceiveBuffer(SMALL_BUFFER, server.webSocket("/broadcast/busy")));
            }
            while (queued(server) < silent.size() * (double) FIRST) {
                exchange(neighbour, LARGE_TEXT.substring(0, FIRST));
            }
            for (int number = 0; number < SMALL_MESSAGES; number += BATCH) {
                exchange(neighbour, number, number + BATCH);
            }
            // How much the metric says for those who stay differs: it has what they share once for each.
            await().atMost(PATIENCE).until(() -> !tooSlow(server).isEmpty());
            exchange(neighbour, "hello");
            assertThat(complaints(server)).singleElement().asString().contains("longwave.outbound.total-limit");
            end();
            await().atMost(PATIENCE).until(() -> queued(server) == 0);
        }
    }

    /** Without that bound. Those who send what there is no memory for may be ended with them. */
    @Test
    void whereMemoryForWhatIsSentIsUsedUpNobodyElseIsEnded() throws IOException {
        try (ServerProcess server = start("longwave.outbound.total-limit=1G", "longwave.outbound.limit=32M");
                RawWebSocketClient neighbour = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            connect(server, 6);
            await().atMost(PATIENCE).until(() -> {
                for (RawWebSocketClient sender : List.copyOf(reading)) {
                    if (!isTaken(sender, LARGE_TEXT)) {
                        reading.remove(sender);
                    }
                    exchange(neighbour, "hello");
                }
                return !complaints(server).isEmpty() && !tooSlow(server).isEmpty();
            });
            exchange(neighbour, "hello");
            assertThat(complaints(server)).singleElement().asString().contains("out of direct memory");
        }
    }

    private static boolean isTaken(RawWebSocketClient sender, String text) throws IOException {
        try {
            sender.send(new FrameBuilder().text(text));
            return sender.next().equals("text " + text);
        } catch (IOException e) {
            sender.close();
            return false;
        }
    }

    private static ServerProcess start(String... properties) throws IOException {
        List<String> all = new ArrayList<>(List.of(properties));
        all.add("longwave.keep-alive.interval=0");
        return ServerProcess.startWithHeap(HEAP, all.toArray(String[]::new));
    }

    /** To so many channels one that reads and one that does not: what waits in each is nowhere else. */
    private void connect(ServerProcess server, int channels) throws IOException {
        for (int number = 0; number < channels; number++) {
            silent.add(RawWebSocketClient.withReceiveBuffer(SMALL_BUFFER, server.webSocket("/broadcast/" + number)));
            reading.add(RawWebSocketClient.upgrade(server.webSocket("/broadcast/" + number)));
        }
    }

    private static void exchange(RawWebSocketClient neighbour, String text) throws IOException {
        neighbour.send(new FrameBuilder().text(text));
        assertThat(neighbour.next()).isEqualTo("text " + text);
    }

    private static void exchange(RawWebSocketClient neighbour, int from, int to) throws IOException {
        FrameBuilder frames = new FrameBuilder();
        for (int number = from; number < to; number++) {
            frames.text(String.valueOf(number));
        }
        neighbour.send(frames);
        for (int number = from; number < to; number++) {
            assertThat(neighbour.next()).isEqualTo("text " + number);
        }
    }

    private static boolean isRelieved(ServerProcess server) {
        return !tooSlow(server).isEmpty() && queued(server) < 2 * A_QUARTER;
    }

    /** Of the metric of connections that have ended, the line of those that let too much wait. */
    private static List<String> tooSlow(ServerProcess server) {
        return MetricsScrape.of(server).of("longwave_connections_closed_total").stream()
                .filter(line -> line.contains("cause=\"slow_consumer\",code=\"1013\""))
                .toList();
    }

    private static double queued(ServerProcess server) {
        return MetricsScrape.of(server).of("longwave_outbound_queue_bytes").stream()
                .mapToDouble(Double::parseDouble)
                .sum();
    }

    private static List<String> complaints(ServerProcess server) {
        return server.output().stream()
                .filter(line -> line.contains("WARN") || line.contains("ERROR"))
                .toList();
    }
}
