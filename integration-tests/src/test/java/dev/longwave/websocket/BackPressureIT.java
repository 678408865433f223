package dev.longwave.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Back-pressure on a client that sends and does not read: only TCP stops it, and no message is lost. */
final class BackPressureIT {

    /**
     * Padding to almost 1 KiB, the smallest limit. Small messages keep the server busy below its limits, and slow
     * sending to a busy server looks like back-pressure.
     */
    private static final String PADDING = " " + "x".repeat(1_000);

    private static final int BATCH = 16;

    /** Together 64 MB: more than the kernel buffers of both sides hold. */
    private static final int BATCHES = 4_000;

    @ParameterizedTest
    @CsvSource({"256K, 256K, 1M", "1K, 1K, 70K"})
    void clientThatReadsLateGetsEveryEcho(String message, String inbound, String outbound) throws Exception {
        try (ServerProcess server = ServerProcess.start(
                        "longwave.message.limit=" + message,
                        "longwave.inbound.limit=" + inbound,
                        "longwave.outbound.limit=" + outbound);
                RawWebSocketClient client = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            AtomicInteger sent = new AtomicInteger();
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendAll(client, sent));
            AtomicInteger before = new AtomicInteger();
            await().during(Duration.ofSeconds(1))
                    .until(() -> sent.get() > 0 && sent.get() == before.getAndSet(sent.get()));
            assertThat(sent.get()).as("batches before back-pressure").isLessThan(BATCHES);

            for (int number = 0; number < BATCH * BATCHES; number++) {
                assertThat(client.next()).isEqualTo("text " + number + PADDING);
            }
            sending.join();
        }
    }

    private static void sendAll(RawWebSocketClient client, AtomicInteger sent) {
        try {
            for (int batch = 0; batch < BATCHES; batch++) {
                FrameBuilder frames = new FrameBuilder();
                for (int number = batch * BATCH; number < (batch + 1) * BATCH; number++) {
                    frames.text(number + PADDING);
                }
                client.send(frames);
                sent.incrementAndGet();
            }
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}
