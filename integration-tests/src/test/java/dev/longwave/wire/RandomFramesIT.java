package dev.longwave.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.process.ServerProcess;
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

/** Peers that send frames of all kinds, half of them with one bit turned, and end their side. */
final class RandomFramesIT {

    private static final int PEERS = 2_500;
    private static final int AT_ONCE = 32;
    private static final int[] FIRST_BYTES = {0x00, 0x80, 0x01, 0x81, 0x81, 0x02, 0x82, 0x82, 0x89, 0x8a, 0x88};

    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start();
    }

    @AfterAll
    static void nothingOfItAllWasAnError() {
        List<String> output = server.output();
        server.close();
        assertThat(output)
                .noneMatch(line -> line.contains("ERROR") || line.contains("WARN") || line.contains("xception"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyConnectionEndsInOrder(long seed) throws Exception {
        Random random = new Random(seed);
        URI echo = server.webSocket("/ws");
        List<Future<?>> conversations = new ArrayList<>();
        try (ExecutorService peers =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (int peer = 0; peer < PEERS; peer++) {
                byte[] bytes = frames(random);
                conversations.add(peers.submit(() -> {
                    converse(echo, bytes);
                    return null;
                }));
            }
        }
        for (Future<?> conversation : conversations) {
            try {
                conversation.get();
            } catch (ExecutionException e) {
                throw new AssertionError(e.getCause());
            }
        }
    }

    private static void converse(URI echo, byte[] bytes) throws IOException {
        try (TcpPeer peer = TcpPeer.upgrade(echo)) {
            peer.send(bytes);
            peer.endOutput();

            List<String> rest = peer.rest();

            assertThat(rest.subList(0, rest.size() - 1))
                    .as("answers to %s", HexFormat.of().formatHex(bytes))
                    .allMatch(answer -> answer.matches("(?s)(text|binary|pong|close) .*"));
            assertThat(rest.stream().filter(answer -> answer.startsWith("close")))
                    .hasSizeLessThan(2);
        }
    }

    private static byte[] frames(Random random) {
        Frames frames = new Frames();
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
