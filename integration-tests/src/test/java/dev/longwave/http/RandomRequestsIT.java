package dev.longwave.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longwave.harness.LoopbackSockets;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Requests with random mistakes, up to the upgrade: for ten seconds, or for as many as the system property {@code fuzz.seconds}
 * says. The property {@code fuzz.seed} sets the first seed; a failure names the seed of its request.
 */
final class RandomRequestsIT {

    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("fuzz.seconds", 10));
    private static final long FIRST_SEED = Long.getLong("fuzz.seed", 1);
    private static final int AT_ONCE = 32;
    private static final int READ_TIMEOUT_MS = 20_000;

    /** The statuses of docs/protocol.md. */
    private static final Set<Integer> STATUSES =
            Set.of(100, 101, 200, 202, 204, 304, 400, 401, 403, 404, 405, 408, 413, 414, 415, 426, 431, 503, 505);

    private static final Pattern STATUS_LINE = Pattern.compile("(?m)^HTTP/1\\.[01] (\\d{3}) [ -~]+\\r$");

    /** The first of each kind in a minute, and the start. */
    private static final String LOGGED =
            ".* INFO .*(started in|Handshake rejected|Publish rejected|Preflight rejected).*";

    private static final long MAX_GROWTH = 32 << 20;

    private static final LoopbackSockets SOCKETS = new LoopbackSockets("127.0.2");

    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.startWithHeap("48m", "longwave.http.request-timeout=1s");
    }

    @AfterAll
    static void stopWithoutErrors() throws InterruptedException {
        server.stopWithoutErrors();
    }

    @Test
    void randomRequestsGetDocumentedResponses() throws Exception {
        converse(FIRST_SEED - 1);
        long sockets = server.openSockets();
        send(Duration.ofSeconds(2), FIRST_SEED);
        long memory = server.residentMemory();

        send(TIME, FIRST_SEED + 1_000_000_000L);

        await().untilAsserted(() -> assertThat(server.openSockets()).isLessThanOrEqualTo(sockets));
        assertThat(server.residentMemory()).isLessThan(memory + MAX_GROWTH);
        assertThat(server.output()).allMatch(line -> line.matches(LOGGED));
    }

    private static void send(Duration time, long firstSeed) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        AtomicLong seeds = new AtomicLong(firstSeed);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (int thread = 0; thread < AT_ONCE; thread++) {
                threads.execute(() -> {
                    while (System.nanoTime() < end && failure.get() == null) {
                        long seed = seeds.getAndIncrement();
                        try {
                            converse(seed);
                        } catch (IOException | AssertionError e) {
                            failure.compareAndSet(null, new AssertionError("seed " + seed, e));
                        }
                    }
                });
            }
        }
        assertThat(failure.get()).isNull();
        System.out.printf("%,d connections with random requests%n", seeds.get() - firstSeed);
    }

    private static void converse(long seed) throws IOException {
        URI root = server.http("/");
        RandomRequest request = new RandomRequest(seed);
        byte[] bytes = request.bytes();
        try (Socket socket = SOCKETS.connect(root)) {
            socket.setSoTimeout(READ_TIMEOUT_MS);
            String responses = responses(socket, bytes, request.split(bytes.length));

            assertThat(responses)
                    .as("to %s", HexFormat.of().formatHex(bytes))
                    .matches("(?s)(HTTP/1\\.[01] \\d{3} .*)?");
            Matcher line = STATUS_LINE.matcher(responses);
            boolean upgraded = false;
            while (!upgraded && line.find()) {
                int status = Integer.parseInt(line.group(1));
                assertThat(STATUSES)
                        .as("to %s", HexFormat.of().formatHex(bytes))
                        .contains(status);
                upgraded = status == 101; // frames follow
            }
        }
    }

    /** Sends the bytes and ends TCP. Returns what the server sends until it does the same. */
    private static String responses(Socket socket, byte[] bytes, int split) throws IOException {
        try {
            socket.getOutputStream().write(bytes, 0, split);
            socket.getOutputStream().write(bytes, split, bytes.length - split);
            socket.shutdownOutput();
        } catch (SocketException e) {
            // The server has closed the connection already, after a response.
        }
        try {
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (SocketException e) {
            return ""; // reset, because the server did not read the rest
        }
    }
}
