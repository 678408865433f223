package dev.longwave.echo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.ServerProcess;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusIntegrationTest
@Tag("quick")
final class EchoIT {

    private static final int MAX_SIZE = 256 * 1024;

    @TestHTTPResource("/ws")
    URI http;

    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void release() {
        client.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, MAX_SIZE - 1, MAX_SIZE})
    void textIsEchoedAsText(int size) throws Exception {
        String text = new Random(size)
                .ints(size, ' ', '~' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        try (Client echo = connect()) {
            echo.send(text);

            assertThat(echo.next()).isEqualTo(new Received.Text(text));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, MAX_SIZE - 1, MAX_SIZE})
    void binaryIsEchoedAsBinary(int size) throws Exception {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        try (Client echo = connect()) {
            echo.send(bytes);

            assertThat(echo.next()).isEqualTo(Received.Binary.of(bytes));
        }
    }

    static IntStream planes() {
        return IntStream.rangeClosed(0, 16);
    }

    /** A plane above the first has 65,536 code points of 4 bytes: a message at the limit. */
    @ParameterizedTest
    @MethodSource("planes")
    void everyCodePointOfAPlaneIsEchoed(int plane) throws Exception {
        String text = IntStream.range(plane << 16, (plane + 1) << 16)
                .filter(codePoint -> codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        try (Client echo = connect()) {
            echo.send(text);

            assertThat(echo.next()).isEqualTo(new Received.Text(text));
        }
    }

    @Test
    void fragmentedMessageIsEchoedCompletely() throws Exception {
        try (Client echo = connect()) {
            echo.sendPart("one ", false);
            echo.sendPart("two ", false);
            echo.sendPart("three", true);
            echo.sendPart(new byte[] {1, 2}, false);
            echo.sendPart(new byte[] {3}, true);

            assertThat(echo.next()).isEqualTo(new Received.Text("one two three"));
            assertThat(echo.next()).isEqualTo(Received.Binary.of(new byte[] {1, 2, 3}));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void echoesKeepTheOrderOfTheirMessages(long seed) throws Exception {
        Random random = new Random(seed);
        List<Received> sent = new ArrayList<>();
        try (Client echo = connect()) {
            for (int number = 0; number < 10_000; number++) {
                sent.add(sendNumbered(echo, number, random));
            }
            for (Received expected : sent) {
                assertThat(echo.next()).isEqualTo(expected);
            }
        }
    }

    @Test
    void twoHundredClientsGetTheirOwnEchoes() throws Exception {
        exchangeWithManyClients(websocket(), 200);
    }

    @ParameterizedTest
    @CsvSource({"1000,''", "1000,Closing from client", "3000,registered", "4999,private: ✓"})
    void closeCodeAndReasonAreEchoed(int code, String reason) throws Exception {
        try (Client echo = connect()) {
            echo.send("before");
            assertThat(echo.next()).isEqualTo(new Received.Text("before"));

            echo.sendClose(code, reason);

            assertThat(echo.next()).isEqualTo(new Received.Closed(code, reason));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125})
    void pongHasThePayloadOfItsPing(int size) throws Exception {
        byte[] payload = new byte[size];
        new Random(size).nextBytes(payload);
        try (Client echo = connect()) {
            echo.sendPing(payload);

            assertThat(echo.next()).isEqualTo(Received.Pong.of(payload));
        }
    }

    /** There are more clients than event loops. On worker threads they would need more than one of these. */
    @Test
    void echoesUseNoWorkerThread() throws Exception {
        try (ServerProcess server = ServerProcess.start()) {
            List<String> before = server.threadNames();

            exchangeWithManyClients(server.webSocket("/ws"), 50);

            assertThat(server.threadNames().stream().filter(EchoIT::isWorker))
                    .hasSameSizeAs(before.stream().filter(EchoIT::isWorker).toList());
        }
    }

    private void exchangeWithManyClients(URI server, int clients) throws InterruptedException {
        int messages = 20;
        List<Client> all = new ArrayList<>();
        try {
            for (int i = 0; i < clients; i++) {
                all.add(Client.connect(client, server));
            }
            for (int message = 0; message < messages; message++) {
                for (int i = 0; i < clients; i++) {
                    all.get(i).send(i + ":" + message);
                }
            }
            for (int i = 0; i < clients; i++) {
                for (int message = 0; message < messages; message++) {
                    assertThat(all.get(i).next()).isEqualTo(new Received.Text(i + ":" + message));
                }
            }
        } finally {
            all.forEach(Client::close);
        }
    }

    private static boolean isWorker(String threadName) {
        return threadName.startsWith("executor-thread") || threadName.startsWith("vert.x-worker");
    }

    private static Received sendNumbered(Client echo, int number, Random random) {
        if (random.nextBoolean()) {
            String text = number + "x".repeat(random.nextInt(200));
            echo.send(text);
            return new Received.Text(text);
        }
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        echo.send(bytes);
        return Received.Binary.of(bytes);
    }

    private Client connect() {
        return Client.connect(client, websocket());
    }

    private URI websocket() {
        return URI.create(http.toString().replaceFirst("^http", "ws"));
    }
}
