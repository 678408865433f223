package dev.longwave.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.LoopbackSockets;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 100,000 clients that send random frames, half of them with a flipped bit, and shut their output down. */
final class RandomFramesIT {

    private static final int CLIENTS = 20_000;
    private static final int AT_ONCE = 32;
    private static final int[] FIRST_BYTES = {0x00, 0x80, 0x01, 0x81, 0x81, 0x02, 0x82, 0x82, 0x89, 0x8a, 0x88};

    /**
     * Events that a client may get. The close codes are the server's for violations, 1000 for a Close without a code,
     * and those that a client may choose.
     */
    private static final String CLASSIFIED = "(?s)(text|binary|pong|close (1000|1002|1007|1009|[34]\\d{3})).*";

    /**
     * 400 bytes for each client. The heap, which the server fills before it collects garbage, has no room for more
     * either.
     */
    private static final long MAX_GROWTH = 32 << 20;

    private static final LoopbackSockets SOCKETS = new LoopbackSockets("127.0.1");

    private static ServerProcess server;
    private static long socketsBefore;
    private static long memoryBefore;

    @BeforeAll
    static void start() throws Exception {
        server = ServerProcess.startWithHeap("48m");
        converse(0);
        socketsBefore = server.openSockets();
        memoryBefore = server.residentMemory();
    }

    @AfterAll
    static void stopWithoutErrors() throws InterruptedException {
        server.stopWithoutErrors();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void randomFramesGetValidResponsesWithoutLeaks(long seed) throws Exception {
        converse(seed);

        await().untilAsserted(() -> assertThat(server.openSockets()).isLessThanOrEqualTo(socketsBefore));
        assertThat(server.residentMemory()).isLessThan(memoryBefore + MAX_GROWTH);
    }

    private static void converse(long seed) throws InterruptedException {
        Random random = new Random(seed);
        List<Future<?>> conversations = new ArrayList<>();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (int client = 0; client < CLIENTS; client++) {
                byte[] bytes = frames(random);
                conversations.add(threads.submit(() -> {
                    converse(bytes);
                    return null;
                }));
            }
            for (Future<?> conversation : conversations) {
                try {
                    conversation.get();
                } catch (ExecutionException e) {
                    threads.shutdownNow();
                    throw new AssertionError(e.getCause());
                }
            }
        }
    }

    private static void converse(byte[] bytes) throws IOException {
        URI echo = server.webSocket("/ws");
        try (RawWebSocketClient client = RawWebSocketClient.upgrade(SOCKETS.connect(echo), echo)) {
            client.send(bytes);
            client.shutdownOutput();

            List<String> rest = client.rest();

            assertThat(rest.subList(0, rest.size() - 1))
                    .as("responses to %s", HexFormat.of().formatHex(bytes))
                    .allMatch(event -> event.matches(CLASSIFIED));
            assertThat(rest.stream().filter(event -> event.startsWith("close"))).hasSizeLessThan(2);
        }
    }

    private static byte[] frames(Random random) {
        FrameBuilder frames = new FrameBuilder();
        for (int frame = random.nextInt(8); frame >= 0; frame--) {
            int first = FIRST_BYTES[random.nextInt(FIRST_BYTES.length)];
            byte[] payload = new byte[random.nextInt(first >= 0x88 ? 126 : 400)];
            for (int i = 0; i < payload.length; i++) {
                payload[i] = (byte) (' ' + random.nextInt(95));
            }
            frames.frame(first, payload);
        }
        byte[] bytes = frames.bytes();
        if (random.nextBoolean()) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }
}
