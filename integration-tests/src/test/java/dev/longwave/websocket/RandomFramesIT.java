package dev.longwave.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 100,000 peers that send frames of all kinds, half of them with one bit turned, and end their side. */
final class RandomFramesIT {

    private static final int PEERS = 20_000;
    private static final int AT_ONCE = 32;
    private static final int[] FIRST_BYTES = {0x00, 0x80, 0x01, 0x81, 0x81, 0x02, 0x82, 0x82, 0x89, 0x8a, 0x88};

    /** The codes that the server has for broken rules, 1000 for a Close without one, and those that a peer may make up. */
    private static final String CLASSIFIED = "(?s)(text|binary|pong|close (1000|1002|1007|1009|[34]\\d{3})).*";

    /** 400 bytes for each peer. Its heap, which the server fills before it collects garbage, has no room for more either. */
    private static final long MOST_GROWTH = 32 << 20;

    private static final AtomicInteger PEER_NUMBERS = new AtomicInteger();

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
    static void nothingOfItAllWasAnError() throws InterruptedException {
        server.endWithoutComplaint();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyConnectionEndsInOrderAndLeavesNothingBehind(long seed) throws Exception {
        converse(seed);

        await().untilAsserted(() -> assertThat(server.openSockets()).isLessThanOrEqualTo(socketsBefore));
        assertThat(server.residentMemory()).isLessThan(memoryBefore + MOST_GROWTH);
    }

    private static void converse(long seed) throws InterruptedException {
        Random random = new Random(seed);
        List<Future<?>> conversations = new ArrayList<>();
        try (ExecutorService peers =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (int peer = 0; peer < PEERS; peer++) {
                byte[] bytes = frames(random);
                conversations.add(peers.submit(() -> {
                    converse(bytes);
                    return null;
                }));
            }
            for (Future<?> conversation : conversations) {
                try {
                    conversation.get();
                } catch (ExecutionException e) {
                    peers.shutdownNow();
                    throw new AssertionError(e.getCause());
                }
            }
        }
    }

    private static void converse(byte[] bytes) throws IOException {
        URI echo = server.webSocket("/ws");
        try (RawWebSocketClient peer =
                RawWebSocketClient.upgrade(connect(echo, PEER_NUMBERS.getAndIncrement()), echo)) {
            peer.send(bytes);
            peer.endOutput();

            List<String> rest = peer.rest();

            assertThat(rest.subList(0, rest.size() - 1))
                    .as("answers to %s", HexFormat.of().formatHex(bytes))
                    .allMatch(answer -> answer.matches(CLASSIFIED));
            assertThat(rest.stream().filter(answer -> answer.startsWith("close")))
                    .hasSizeLessThan(2);
        }
    }

    /**
     * Each from an address and port of its own: who ends first keeps them for a minute, and one address has 28,000 ports. So
     * it takes others, which Linux has too, and of each the ports that the kernel gives to nobody.
     */
    private static Socket connect(URI server, int number) throws IOException {
        Socket socket = new Socket();
        socket.setReuseAddress(true); // where the test has run just before
        socket.bind(new InetSocketAddress("127.0.1." + (1 + number / 4_000), 61_000 + number % 4_000));
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        return socket;
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
