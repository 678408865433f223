package dev.longwave.tls;

import static dev.longwave.harness.Http2Client.CONTINUATION;
import static dev.longwave.harness.Http2Client.DATA;
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
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits for one client over HTTP/2. */
final class Http2IT extends TlsTest {

    private static final Duration MAX_WAIT = Duration.ofSeconds(20);
    private static final int PROTOCOL_ERROR = 1;
    private static final int ENHANCE_YOUR_CALM = 11;
    private static final byte[] CANCEL = {0, 0, 0, 8};
    private static final int MAX_CONCURRENT_STREAMS = 3;
    private static final int STREAMS = 100;

    /** More than the 200 that are allowed, and less than a record of TLS. */
    private static final int RESETS = 250;

    private static final int HEADER_TABLE_SIZE = 1;

    private static URI root;

    @BeforeAll
    static void find() {
        root = server.https("/");
    }

    @Test
    void serverAnnounces100ConcurrentStreams() throws Exception {
        try (Http2Client client = Http2Client.connect(pem, root)) {
            ByteBuffer settings = client.next(SETTINGS).payload();
            int max = 0;
            while (settings.hasRemaining()) {
                int setting = settings.getChar();
                int value = settings.getInt();
                max = setting == MAX_CONCURRENT_STREAMS ? value : max;
            }
            assertThat(max).isEqualTo(STREAMS);
        }
    }

    /** RFC 9110 §9.3.2: the headers of the response to GET, and no body. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/client/index.js", "/ws", "/broadcast/a", "/background", "/nowhere"})
    void responseToHeadHasNoBody(String path) throws Exception {
        try (Http2Client client = Http2Client.connect(pem, root)) {
            client.send(Http2Client.head(1, path));

            assertThat(client.next(HEADERS).flags() & END_STREAM).isEqualTo(END_STREAM);
        }
    }

    /** RFC 9113 §8.2.1, §8.3.1. A proxy in front could translate it into two requests of HTTP/1.1. */
    @ParameterizedTest
    @CsvSource({
        "GET, https, /, 'a b', c",
        "GET, https, /, 'a:b', c",
        "GET, https, /, '', c",
        "GET, https, /, a, 'b\r\nc: d'",
        "GET, https, /, a, 'b\nc'",
        "GET, https, /, a, 'b\u0000c'",
        "GET, https, /, a, ' b'",
        "GET, https, /, a, 'b\t'",
        "GET, https, https://localhost/, a, b",
        "GET, ftp, /, a, b",
    })
    void malformedRequestIsReset(String method, String scheme, String path, String name, String value)
            throws Exception {
        try (Http2Client client = Http2Client.connect(pem, root)) {
            String[] fields = {
                ":method", method, ":scheme", scheme, ":authority", "localhost", ":path", path, name, value
            };
            client.send(Http2Client.request(1, fields), Http2Client.get(3, "/background"));

            assertThat(client.next(RESET).payload().getInt()).isEqualTo(PROTOCOL_ERROR);
            assertThat(client.next(HEADERS).fields().get(0)).isEqualTo(Http2Client.OK);
        }
    }

    /** All in one write: later ones would meet a closed connection. */
    @Test
    void clientThatResetsEachStreamGetsGoAway() throws Exception {
        try (Http2Client client = Http2Client.connect(pem, root)) {
            client.send(IntStream.range(0, RESETS)
                    .map(number -> 1 + 2 * number)
                    .boxed()
                    .flatMap(stream ->
                            Stream.of(Http2Client.get(stream, "/background"), frame(RESET, 0, stream, CANCEL)))
                    .toArray(byte[][]::new));

            assertThat(client.next(GO_AWAY).payload().getInt(4)).isEqualTo(ENHANCE_YOUR_CALM);
        }
    }

    @Test
    void rejectionOfOneStreamKeepsTheOthers() throws Exception {
        try (Http2Client client = Http2Client.connect(pem, root)) {
            client.send(Http2Client.post(1, "/broadcast/+"));
            ByteBuffer rejected = client.next(HEADERS).fields();
            assertThat(rejected.get(0)).isEqualTo(Http2Client.BAD_REQUEST);
            assertThat(US_ASCII.decode(rejected).toString()).doesNotContain("connection"); // RFC 9113 §8.2.2
            assertThat(client.next(RESET).payload().getInt()).isZero();

            client.send(Http2Client.get(3, "/background"));
            assertThat(client.next(HEADERS).fields().get(0)).isEqualTo(Http2Client.OK);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 10_000})
    void headWithoutEndClosesTheConnection(int size) throws Exception {
        try (Http2Client client = Http2Client.connect(pem, root)) {
            client.send(frame(HEADERS, END_STREAM, 1, (byte) 0x82));
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
                for (int times = 0; times < 100_000; times++) {
                    client.send(frame(CONTINUATION, 0, 1, new byte[size]));
                }
            });
        }
    }

    @Test
    void pingsDoNotExtendTheRequestTimeout() throws Exception {
        long start = System.nanoTime();
        try (Http2Client client = Http2Client.connect(pem, root)) {
            awaitClose(() -> client.send(frame(PING, 0, 0, new byte[8])));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(TIMEOUT, TIMEOUT.plus(TOLERANCE));
        }
    }

    @Test
    void pingsDoNotExtendTheIdleTimeout() throws Exception {
        long start = System.nanoTime();
        try (Http2Client client = Http2Client.connect(pem, root)) {
            client.send(Http2Client.get(1, "/background"));

            awaitClose(() -> client.send(frame(PING, 0, 0, new byte[8])));
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(IDLE, IDLE.multipliedBy(2).plus(TOLERANCE));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {PING, SETTINGS})
    void clientThatReadsNoAcknowledgmentsIsClosed(int type) throws Exception {
        byte[] once = frame(type, 0, 0, type == PING ? new byte[8] : new byte[0]);
        byte[][] often = IntStream.range(0, 1_000).mapToObj(number -> once).toArray(byte[][]::new);
        try (Http2Client client = Http2Client.connect(pem, root)) {
            client.send(Http2Client.get(1, "/background"));
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
                long start = System.nanoTime();
                // The kernel still accepts bytes while the server closes the connection.
                while (System.nanoTime() - start < MAX_WAIT.toNanos()) {
                    client.send(often);
                }
            });
        }
    }

    /** The stream gets 408, and the connection stays. */
    @Test
    void drippedBodyGets408() throws Exception {
        long start = System.nanoTime();
        try (Http2Client client = Http2Client.connect(pem, root)) {
            client.send(Http2Client.post(1, "/broadcast/a"));
            try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
                Future<?> dripping = timer.scheduleAtFixedRate(() -> dripInto(client), 100, 100, TimeUnit.MILLISECONDS);
                assertThat(US_ASCII.decode(client.next(HEADERS).fields()).toString())
                        .contains("408");
                dripping.cancel(false);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(TIMEOUT, TIMEOUT.plus(TOLERANCE));

            client.send(Http2Client.get(3, "/background"));
            assertThat(client.next(HEADERS).fields().get(0)).isEqualTo(Http2Client.OK);
        }
    }

    private static void dripInto(Http2Client client) {
        try {
            client.send(frame(DATA, 0, 1, (byte) 'a'));
        } catch (IOException closed) {
            // the response tells
        }
    }

    /** The server keeps the last size of the table for headers, and not each one until its next response. */
    @Test
    void settingsFloodCostsNoMemory() throws Exception {
        try (Http2Client client = Http2Client.connect(pem, root)) {
            byte[][] frames = IntStream.range(0, 1_000)
                    .mapToObj(number -> frame(SETTINGS, 0, 0, setting(HEADER_TABLE_SIZE, 4_096 + number % 2)))
                    .toArray(byte[][]::new);
            for (int times = 0; times < 20; times++) {
                client.send(frames);
                for (int acknowledged = 0; acknowledged < frames.length; acknowledged++) {
                    client.next(SETTINGS);
                }
            }
            client.send(Http2Client.get(1, "/background"));

            assertThat(client.next(HEADERS).payload().remaining()).isLessThan(1_000);
        }
    }

    private static byte[] setting(int identifier, int value) {
        return ByteBuffer.allocate(6).putChar((char) identifier).putInt(value).array();
    }

    /** The server queues the responses for which a client has no window. */
    @Test
    void clientWithoutWindowCostsLittleMemory() throws Exception {
        long before = server.residentMemory();
        List<Http2Client> clients = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            Http2Client client = Http2Client.connect(pem, root, INITIAL_WINDOW_SIZE, 0);
            clients.add(client);
            client.send(IntStream.range(0, STREAMS)
                    .mapToObj(stream -> Http2Client.get(1 + 2 * stream, "/"))
                    .toArray(byte[][]::new));
        }
        for (Http2Client client : clients) {
            for (int stream = 0; stream < STREAMS; stream++) {
                client.next(HEADERS);
            }
        }
        assertThat(server.residentMemory() - before).isLessThan(50 << 20);
        for (Http2Client client : clients) {
            client.close();
        }
    }

    private interface Act {
        void act() throws IOException;
    }

    private static void awaitClose(Act act) {
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
