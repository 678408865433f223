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

/** 64 MB for all objects, and peers that send large messages but not their last byte. */
final class MemoryIT {

    private static final String HEAP = "64m";

    /** Without their last bytes 64 MB in all. */
    private static final int PEERS = 256;

    private static final byte[] MESSAGE =
            new FrameBuilder().frame(FrameBuilder.BINARY, new byte[256 << 10]).bytes();
    private static final byte[] BUT_ONE = Arrays.copyOf(MESSAGE, MESSAGE.length - 1);
    private static final String ENDED = "close 1013 no memory left for its message";

    /** A JVM that exits on an error of that kind has this one. */
    private static final int OUT_OF_MEMORY = 3;

    @Test
    void thoseWhoHoldMostAreEndedAndTheOthersGetTheirEchoes() throws Exception {
        List<RawWebSocketClient> peers = new ArrayList<>();
        List<CompletableFuture<String>> answers = new ArrayList<>();
        try (ServerProcess server = ServerProcess.startWithHeap(HEAP);
                RawWebSocketClient neighbour = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            for (int number = 0; number < PEERS; number++) {
                RawWebSocketClient peer = RawWebSocketClient.upgrade(server.webSocket("/ws"));
                peer.send(BUT_ONE);
                peers.add(peer);
                answers.add(CompletableFuture.supplyAsync(() -> next(peer), Thread::startVirtualThread));
            }
            // A quarter of the heap is what unfinished messages may take.
            await().until(() ->
                    answers.stream().filter(CompletableFuture::isDone).count() >= PEERS / 4 * 3);
            neighbour.send(new FrameBuilder().text("hello"));
            assertThat(neighbour.next()).isEqualTo("text hello");

            for (int number = 0; number < PEERS; number++) {
                if (!answers.get(number).isDone()) {
                    peers.get(number).send((byte) 0);
                }
                assertThat(answers.get(number).join()).matches(ENDED + "|binary [0-9a-f]{524288}");
            }
            assertThat(server.output().stream().filter(line -> line.contains("WARN")))
                    .singleElement()
                    .asString()
                    .contains("longwave.inbound.total-limit");
            assertThat(server.output()).noneMatch(line -> line.contains("ERROR") || line.contains("OutOfMemory"));
            // They have read whatever they were sent.
            await().untilAsserted(() -> assertThat(MetricsScrape.of(server).of("longwave_connections_closed_total"))
                    .anyMatch(line -> line.contains("cause=\"limit\",code=\"1013\"")));
            assertThat(MetricsScrape.of(server).of("longwave_connections_closed_total"))
                    .noneMatch(line -> line.contains("cause=\"slow_consumer\""));
        } finally {
            for (RawWebSocketClient peer : peers) {
                peer.close();
            }
        }
    }

    /** What would be left after it cannot be told. */
    @Test
    void whereTheHeapIsTooSmallForItsLimitsAllTheSameItEndsAtOnce() throws Exception {
        List<RawWebSocketClient> peers = new ArrayList<>();
        try (ServerProcess server = ServerProcess.startWithHeap(HEAP, "longwave.inbound.total-limit=1G")) {
            try {
                for (int number = 0; number < 2 * PEERS; number++) {
                    RawWebSocketClient peer = RawWebSocketClient.upgrade(server.webSocket("/ws"));
                    peers.add(peer);
                    peer.send(BUT_ONE);
                }
            } catch (IOException e) {
                // It has ended.
            }
            assertThat(server.exitCode()).isEqualTo(OUT_OF_MEMORY);
            assertThat(server.output().getLast()).contains("OutOfMemoryError");
        } finally {
            for (RawWebSocketClient peer : peers) {
                peer.close();
            }
        }
    }

    private static String next(RawWebSocketClient peer) {
        try {
            return peer.next();
        } catch (IOException e) {
            return e.toString();
        }
    }
}
