package dev.longwave.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.MetricsScrape;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Heap of 64 MB, and clients that send large messages without the last byte. */
final class MemoryIT {

    private static final String HEAP = "64m";

    /** Their messages have 64 MB in total. */
    private static final int CLIENTS = 256;

    private static final byte[] MESSAGE =
            new FrameBuilder().frame(FrameBuilder.BINARY, new byte[256 << 10]).bytes();
    private static final byte[] WITHOUT_LAST_BYTE = Arrays.copyOf(MESSAGE, MESSAGE.length - 1);
    private static final String CLOSED = "close 1013 no memory left for its message";

    /** Exit code of a JVM after an OutOfMemoryError. */
    private static final int OUT_OF_MEMORY = 3;

    /** The other clients get their echoes, and the log warns once. */
    @Test
    void clientsOverTheTotalInboundLimitGet1013() throws Exception {
        List<RawWebSocketClient> clients = new ArrayList<>();
        List<CompletableFuture<String>> events = new ArrayList<>();
        try (ServerProcess server = ServerProcess.startWithHeap(HEAP);
                RawWebSocketClient neighbour = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            for (int number = 0; number < CLIENTS; number++) {
                RawWebSocketClient client = RawWebSocketClient.upgrade(server.webSocket("/ws"));
                client.send(WITHOUT_LAST_BYTE);
                clients.add(client);
                events.add(CompletableFuture.supplyAsync(() -> next(client), Thread::startVirtualThread));
            }
            // Unfinished messages may have a quarter of the heap.
            await().until(() ->
                    events.stream().filter(CompletableFuture::isDone).count() >= CLIENTS / 4 * 3);
            neighbour.send(new FrameBuilder().text("hello"));
            assertThat(neighbour.next()).isEqualTo("text hello");

            for (int number = 0; number < CLIENTS; number++) {
                if (!events.get(number).isDone()) {
                    clients.get(number).send((byte) 0);
                }
                assertThat(events.get(number).join()).matches(CLOSED + "|binary [0-9a-f]{524288}");
            }
            assertThat(server.output().stream().filter(line -> line.contains("WARN")))
                    .singleElement()
                    .asString()
                    .contains("longwave.inbound.total-limit");
            assertThat(server.output()).noneMatch(line -> line.contains("ERROR") || line.contains("OutOfMemory"));
            // The clients have read everything, so that none is a slow consumer.
            await().untilAsserted(() -> assertThat(MetricsScrape.of(server).of("longwave_connections_closed_total"))
                    .anyMatch(line -> line.contains("cause=\"limit\",code=\"1013\"")));
            assertThat(MetricsScrape.of(server).of("longwave_connections_closed_total"))
                    .noneMatch(line -> line.contains("cause=\"slow_consumer\""));
        } finally {
            for (RawWebSocketClient client : clients) {
                client.close();
            }
        }
    }

    /** The state of a server after an OutOfMemoryError is unknown. Here its limits are too high for the heap. */
    @Test
    void serverExitsAtOnceWhenTheHeapIsExhausted() throws Exception {
        List<RawWebSocketClient> clients = new ArrayList<>();
        try (ServerProcess server = ServerProcess.startWithHeap(HEAP, "longwave.inbound.total-limit=1G")) {
            try {
                for (int number = 0; number < 2 * CLIENTS; number++) {
                    RawWebSocketClient client = RawWebSocketClient.upgrade(server.webSocket("/ws"));
                    clients.add(client);
                    client.send(WITHOUT_LAST_BYTE);
                }
            } catch (IOException e) {
                // The server has exited.
            }
            assertThat(server.exitCode()).isEqualTo(OUT_OF_MEMORY);
            assertThat(server.output().getLast()).contains("OutOfMemoryError");
        } finally {
            for (RawWebSocketClient client : clients) {
                client.close();
            }
        }
    }

    private static String next(RawWebSocketClient client) {
        try {
            return client.next();
        } catch (IOException e) {
            return e.toString();
        }
    }
}
