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
 * Heap of 64 MB, as much direct memory, and clients that do not read. The queue of each client stays within its own
 * limit.
 */
final class UnreadMemoryIT {

    private static final String HEAP = "64m";

    /** Total limit of all queues. The metric counts a shared message once for each client. */
    private static final double QUARTER_OF_HEAP = 16 << 20;

    private static final int LARGE = 250_000;
    private static final String LARGE_TEXT = "x".repeat(LARGE);

    /** Size of the first messages, and of each queue after them. With the small messages a queue stays below 1 MiB. */
    private static final int FIRST_BYTES = 100_000;

    private static final int SMALL_MESSAGES = 12_000;
    private static final int BATCH = 100;
    private static final int SMALL_BUFFER = 4 << 10;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final List<RawWebSocketClient> silent = new ArrayList<>();
    private final List<RawWebSocketClient> reading = new ArrayList<>();

    @AfterEach
    void closeClients() throws IOException {
        for (RawWebSocketClient client : silent) {
            client.close();
        }
        for (RawWebSocketClient client : reading) {
            client.close();
        }
    }

    /** The reading clients receive everything. The log warns once. */
    @Test
    void totalOutboundLimitDisconnectsSlowClients() throws IOException {
        try (ServerProcess server = start("longwave.outbound.limit=8M")) {
            connect(server, 8);
            await().atMost(TIMEOUT).until(() -> {
                for (RawWebSocketClient neighbour : reading) {
                    exchange(neighbour, LARGE_TEXT);
                }
                return isBelowLimit(server);
            });
            for (RawWebSocketClient neighbour : reading) {
                exchange(neighbour, "hello");
            }
            assertThat(warnings(server)).singleElement().asString().contains("longwave.outbound.total-limit");
            closeClients();
            await().atMost(TIMEOUT).until(() -> queued(server) == 0);
        }
    }

    /** The messages are small, and all members of one channel share them. */
    @Test
    void totalOutboundLimitCountsSharedMessages() throws IOException {
        try (ServerProcess server = start();
                RawWebSocketClient neighbour = RawWebSocketClient.upgrade(server.webSocket("/broadcast/busy"))) {
            for (int number = 0; number < 100; number++) {
                silent.add(RawWebSocketClient.withReceiveBuffer(SMALL_BUFFER, server.webSocket("/broadcast/busy")));
            }
            while (queued(server) < silent.size() * (double) FIRST_BYTES) {
                exchange(neighbour, LARGE_TEXT.substring(0, FIRST_BYTES));
            }
            for (int number = 0; number < SMALL_MESSAGES; number += BATCH) {
                exchange(neighbour, number, number + BATCH);
            }
            // The metric's value for the remaining members varies: it counts shared messages for each of them.
            await().atMost(TIMEOUT).until(() -> !slowConsumers(server).isEmpty());
            exchange(neighbour, "hello");
            assertThat(warnings(server)).singleElement().asString().contains("longwave.outbound.total-limit");
            closeClients();
            await().atMost(TIMEOUT).until(() -> queued(server) == 0);
        }
    }

    /**
     * The total limit is too high to matter. Senders of messages for which there is no memory may lose their
     * connections too.
     */
    @Test
    void outOfDirectMemoryKeepsOtherClientsOpen() throws IOException {
        try (ServerProcess server = start("longwave.outbound.total-limit=1G", "longwave.outbound.limit=32M");
                RawWebSocketClient neighbour = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            connect(server, 6);
            await().atMost(TIMEOUT).until(() -> {
                for (RawWebSocketClient sender : List.copyOf(reading)) {
                    if (!isEchoed(sender, LARGE_TEXT)) {
                        reading.remove(sender);
                    }
                    exchange(neighbour, "hello");
                }
                return !warnings(server).isEmpty() && !slowConsumers(server).isEmpty();
            });
            exchange(neighbour, "hello");
            assertThat(warnings(server)).singleElement().asString().contains("out of direct memory");
        }
    }

    private static boolean isEchoed(RawWebSocketClient sender, String text) throws IOException {
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

    /** Connects a silent and a reading member to each channel. The queues of different channels share no messages. */
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

    private static boolean isBelowLimit(ServerProcess server) {
        return !slowConsumers(server).isEmpty() && queued(server) < 2 * QUARTER_OF_HEAP;
    }

    /** Returns the sample of slow consumers from the metric of closed connections. */
    private static List<String> slowConsumers(ServerProcess server) {
        return MetricsScrape.of(server).of("longwave_connections_closed_total").stream()
                .filter(line -> line.contains("cause=\"slow_consumer\",code=\"1013\""))
                .toList();
    }

    private static double queued(ServerProcess server) {
        return MetricsScrape.of(server).of("longwave_outbound_queue_bytes").stream()
                .mapToDouble(Double::parseDouble)
                .sum();
    }

    private static List<String> warnings(ServerProcess server) {
        return server.output().stream()
                .filter(line -> line.contains("WARN") || line.contains("ERROR"))
                .toList();
    }
}
