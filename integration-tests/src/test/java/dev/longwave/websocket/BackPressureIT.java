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

/** A peer that sends and does not read is held back by TCP, by nothing else, and loses nothing. */
final class BackPressureIT {

    /**
     * Of almost 1 KiB, the smallest limit: bytes fill a bound that small messages only keep the server busy below, and what
     * is slow to send to a busy server looks like what is held back.
     */
    private static final String PADDING = " " + "x".repeat(1_000);

    private static final int BATCH = 16;

    /** 64 MB: more than the kernel's buffers of both sides hold. */
    private static final int BATCHES = 4_000;

    @ParameterizedTest
    @CsvSource({"256K, 256K, 1M", "1K, 1K, 70K"})
    void allItsMessagesAreAnsweredWhenItReadsAtLast(String message, String inbound, String outbound) throws Exception {
        try (ServerProcess server = ServerProcess.start(
                        "longwave.message.limit=" + message,
                        "longwave.inbound.limit=" + inbound,
                        "longwave.outbound.limit=" + outbound);
                RawWebSocketClient peer = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            AtomicInteger sent = new AtomicInteger();
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendAll(peer, sent));
            AtomicInteger before = new AtomicInteger();
            await().during(Duration.ofSeconds(1))
                    .until(() -> sent.get() > 0 && sent.get() == before.getAndSet(sent.get()));
            assertThat(sent.get())
                    .as("batches that went before it was held back")
                    .isLessThan(BATCHES);

            for (int number = 0; number < BATCH * BATCHES; number++) {
                assertThat(peer.next()).isEqualTo("text " + number + PADDING);
            }
            sending.join();
        }
    }

    private static void sendAll(RawWebSocketClient peer, AtomicInteger sent) {
        try {
            for (int batch = 0; batch < BATCHES; batch++) {
                FrameBuilder frames = new FrameBuilder();
                for (int number = batch * BATCH; number < (batch + 1) * BATCH; number++) {
                    frames.text(number + PADDING);
                }
                peer.send(frames);
                sent.incrementAndGet();
            }
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}
