package dev.longwave.tls;

import static dev.longwave.harness.Http2Client.CONTINUATION;
import static dev.longwave.harness.Http2Client.END_STREAM;
import static dev.longwave.harness.Http2Client.GO_AWAY;
import static dev.longwave.harness.Http2Client.HEADERS;
import static dev.longwave.harness.Http2Client.INITIAL_WINDOW_SIZE;
import static dev.longwave.harness.Http2Client.PING;
import static dev.longwave.harness.Http2Client.RESET;
import static dev.longwave.harness.Http2Client.SETTINGS;
import static dev.longwave.harness.Http2Client.frame;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.longwave.harness.Http2Client;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one peer may do to the server over HTTP/2. */
final class Http2IT extends TlsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ENHANCE_YOUR_CALM = 11;
    private static final byte[] CANCEL = {0, 0, 0, 8};
    private static final int MAX_CONCURRENT_STREAMS = 3;
    private static final int STREAMS = 100;

    private static URI root;

    @BeforeAll
    static void find() {
        root = server.https("/");
    }

    @Test
    void aHundredRequestsAtOnceAreTaken() throws Exception {
        try (Http2Client peer = Http2Client.connect(pem, root)) {
            ByteBuffer settings = peer.next(SETTINGS).payload();
            int most = 0;
            while (settings.hasRemaining()) {
                int setting = settings.getChar();
                int value = settings.getInt();
                most = setting == MAX_CONCURRENT_STREAMS ? value : most;
            }
            assertThat(most).isEqualTo(STREAMS);
        }
    }

    @Test
    void whoTakesEachRequestBackIsEnded() throws Exception {
        try (Http2Client peer = Http2Client.connect(pem, root)) {
            for (int stream = 1; stream < 1_000; stream += 2) {
                peer.send(Http2Client.get(stream, "/background"), frame(RESET, 0, stream, CANCEL));
            }
            assertThat(peer.next(GO_AWAY).payload().getInt(4)).isEqualTo(ENHANCE_YOUR_CALM);
        }
    }

    @Test
    void whereOneRequestIsRefusedTheOthersAreAnswered() throws Exception {
        try (Http2Client peer = Http2Client.connect(pem, root)) {
            peer.send(Http2Client.post(1, "/broadcast/+"));
            ByteBuffer refused = peer.next(HEADERS).fields();
            assertThat(refused.get(0)).isEqualTo(Http2Client.BAD_REQUEST);
            assertThat(US_ASCII.decode(refused).toString()).doesNotContain("connection"); // RFC 9113 §8.2.2
            assertThat(peer.next(RESET).payload().getInt()).isZero();

            peer.send(Http2Client.get(3, "/background"));
            assertThat(peer.next(HEADERS).fields().get(0)).isEqualTo(Http2Client.OK);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 10_000})
    void aHeadWithoutEndIsRefused(int size) throws Exception {
        try (Http2Client peer = Http2Client.connect(pem, root)) {
            peer.send(frame(HEADERS, END_STREAM, 1, (byte) 0x82));
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
                for (int times = 0; times < 100_000; times++) {
                    peer.send(frame(CONTINUATION, 0, 1, new byte[size]));
                }
            });
        }
    }

    @Test
    void theHeadOfAConnectionsFirstRequestHasItsTime() throws Exception {
        long start = System.nanoTime();
        try (Http2Client peer = Http2Client.connect(pem, root)) {
            ended(() -> peer.send(frame(PING, 0, 0, new byte[8])));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(TIMEOUT, TIMEOUT.plus(TOLERANCE));
        }
    }

    @Test
    void aConnectionOverWhichNothingIsAskedForIsEnded() throws Exception {
        long start = System.nanoTime();
        try (Http2Client peer = Http2Client.connect(pem, root)) {
            peer.send(Http2Client.get(1, "/background"));

            ended(() -> peer.send(frame(PING, 0, 0, new byte[8])));
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(IDLE, IDLE.multipliedBy(2).plus(TOLERANCE));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {PING, SETTINGS})
    void whoDoesNotReadTheAnswersToItsFramesIsEnded(int type) throws Exception {
        byte[] once = frame(type, 0, 0, type == PING ? new byte[8] : new byte[0]);
        byte[][] often = IntStream.range(0, 1_000).mapToObj(number -> once).toArray(byte[][]::new);
        try (Http2Client peer = Http2Client.connect(pem, root)) {
            peer.send(Http2Client.get(1, "/background"));
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
                long start = System.nanoTime();
                while (System.nanoTime() - start
                        < PATIENCE.toNanos()) { // while it is ended, what it sends is still taken
                    peer.send(often);
                }
            });
        }
    }

    /** What a peer has no window for waits in the server. */
    @Test
    void whoLeavesNoRoomForAnswersCostsLittle() throws Exception {
        long before = server.residentMemory();
        List<Http2Client> peers = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            Http2Client peer = Http2Client.connect(pem, root, INITIAL_WINDOW_SIZE, 0);
            peers.add(peer);
            peer.send(IntStream.range(0, STREAMS)
                    .mapToObj(stream -> Http2Client.get(1 + 2 * stream, "/"))
                    .toArray(byte[][]::new));
        }
        for (Http2Client peer : peers) {
            for (int stream = 0; stream < STREAMS; stream++) {
                peer.next(HEADERS);
            }
        }
        assertThat(server.residentMemory() - before).isLessThan(50 << 20);
        for (Http2Client peer : peers) {
            peer.close();
        }
    }

    private interface Act {
        void act() throws IOException;
    }

    private static void ended(Act act) {
        await().pollInterval(Duration.ofMillis(200)).until(() -> {
            try {
                act.act();
                return false;
            } catch (IOException e) {
                return true;
            }
        });
    }
}
