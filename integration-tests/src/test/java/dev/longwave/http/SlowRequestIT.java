package dev.longwave.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longwave.harness.RawHttpClient;
import dev.longwave.harness.ServerProcess;
import dev.longwave.harness.UpgradeRequest;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that send their requests slowly, or send none. */
@Tag("alone")
final class SlowRequestIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofSeconds(4);
    private static final Duration TOLERANCE = Duration.ofMillis(1_500);
    private static final String TIMED_OUT =
            "HTTP/1.1 408 Request Timeout\r\ndate: [^\r]+ GMT\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";

    private static ServerProcess server;
    private static URI endpoint;

    private final long start = System.nanoTime();

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start("longwave.http.request-timeout=" + TIMEOUT, "quarkus.http.idle-timeout=" + IDLE);
        endpoint = server.http("/ws");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void silentConnectionIsClosedWithoutResponse() throws IOException {
        try (RawHttpClient client = RawHttpClient.connect(endpoint)) {
            assertThat(client.rest()).isEmpty();
            assertThat(elapsed()).isBetween(TIMEOUT, TIMEOUT.plus(TOLERANCE));
        }
    }

    @Test
    void drippedRequestOverTheTimeoutGets408() throws IOException {
        try (RawHttpClient client = RawHttpClient.connect(endpoint)) {
            client.write("GET /ws HTTP/1.1\r\nX: ");
            await().pollInterval(Duration.ofMillis(100)).until(() -> client.hasReceived() || drip(client));

            assertThat(elapsed()).isBetween(TIMEOUT, TIMEOUT.plus(TOLERANCE));
            assertThat(client.rest()).matches(TIMED_OUT);
        }
    }

    @Test
    void drippedRequestWithinTheTimeoutIsAccepted() throws IOException {
        ByteBuffer request = ByteBuffer.wrap(UpgradeRequest.to(endpoint).bytes());
        try (RawHttpClient client = RawHttpClient.connect(endpoint)) {
            await().pollInterval(Duration.ofMillis(2)).until(() -> {
                client.write(request.get());
                return !request.hasRemaining();
            });

            assertThat(client.response().status()).isEqualTo(101);
        }
    }

    @Test
    void laterRequestIsTimedFromItsFirstByte() throws IOException {
        try (RawHttpClient client = RawHttpClient.connect(endpoint)) {
            await().pollInterval(TIMEOUT.dividedBy(2)).until(() -> {
                assertThat(client.send(plainRequest()).status()).isEqualTo(400);
                return elapsed().compareTo(TIMEOUT.multipliedBy(2)) > 0;
            });

            long firstByte = System.nanoTime();
            client.write("G");
            assertThat(client.rest()).matches(TIMED_OUT);
            assertThat(Duration.ofNanos(System.nanoTime() - firstByte)).isBetween(TIMEOUT, TIMEOUT.plus(TOLERANCE));
        }
    }

    @Test
    void keptAliveConnectionIsClosedAfterIdleTimeout() throws IOException {
        try (RawHttpClient client = RawHttpClient.connect(endpoint)) {
            assertThat(client.send(plainRequest()).status()).isEqualTo(400);

            assertThat(client.rest()).isEmpty();
            assertThat(elapsed()).isBetween(IDLE, IDLE.plus(TOLERANCE));
        }
    }

    /** The server has sent its response before the body. */
    @Test
    void drippedBodyAfterItsResponseGetsNoOther() throws IOException {
        try (RawHttpClient client = RawHttpClient.connect(endpoint)) {
            client.write("POST /ws HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n");
            assertThat(client.response().status()).isEqualTo(400);
            await().pollInterval(Duration.ofMillis(100)).until(() -> {
                try {
                    return client.hasReceived() || drip(client);
                } catch (SocketException closed) {
                    return true;
                }
            });

            assertThat(elapsed()).isBetween(TIMEOUT, TIMEOUT.plus(TOLERANCE));
            assertThat(client.hasReceived()).isFalse();
        }
    }

    @Test
    void drippedBodyOfAMessageGets408() throws IOException {
        try (RawHttpClient client = RawHttpClient.connect(endpoint)) {
            client.write("POST /broadcast/a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n");
            await().pollInterval(Duration.ofMillis(100)).until(() -> client.hasReceived() || drip(client));

            assertThat(elapsed()).isBetween(TIMEOUT, TIMEOUT.plus(TOLERANCE));
            assertThat(client.response().status()).isEqualTo(408);
            assertThat(client.rest()).isEmpty();
        }
    }

    /** 2 KB a second, which is twice the minimum, and takes longer than the timeout. */
    @Test
    void slowBodyOverTheMinimumRateIsAccepted() throws IOException {
        try (RawHttpClient client = RawHttpClient.connect(endpoint)) {
            int size = 6_000;
            client.write("POST /broadcast/a HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + size + "\r\n\r\n");
            ByteBuffer body = ByteBuffer.wrap(new byte[size]);
            await().pollInterval(Duration.ofMillis(100)).until(() -> {
                for (int number = 0; number < 200; number++) {
                    client.write(body.get());
                }
                return !body.hasRemaining();
            });

            assertThat(client.response().status()).isEqualTo(202);
            assertThat(elapsed()).isGreaterThan(TIMEOUT.multipliedBy(2));
        }
    }

    /** The server knows where each of these requests ends, whoever has responded. */
    @ParameterizedTest
    @CsvSource({
        "'POST /nowhere HTTP/1.1|Content-Length: 4', body, 405",
        "'POST /ws HTTP/1.1|Content-Length: 4', body, 400",
        "'POST /broadcast/a HTTP/1.1|Content-Length: 4', 'body||', 202",
        "'GET /?filter={\"room\":1} HTTP/1.1', '', 400",
        "'GET / HTTP/1.1', '', 200",
    })
    void keptAliveConnectionGetsNoUnsolicited408(String head, String later, int status) throws Exception {
        String request = head.replace("|", "\r\n") + "\r\nHost: localhost\r\n\r\n";
        try (RawHttpClient client = RawHttpClient.connect(endpoint)) {
            for (int round = 0; round < 4; round++) {
                client.write(request);
                client.write(later.replace("|", "\r\n"));
                assertThat(client.response().status()).isEqualTo(status);

                long responded = System.nanoTime();
                await().pollInterval(TIMEOUT.dividedBy(5)).until(() -> {
                    assertThat(client.hasReceived()).isFalse();
                    return System.nanoTime() - responded > TIMEOUT.dividedBy(2).toNanos();
                });
            }
        }
    }

    @Test
    void headBehindAnotherRequestGets408() throws IOException {
        try (RawHttpClient client = RawHttpClient.connect(endpoint)) {
            client.write("GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\nGET / HTTP/1.1\r\n");
            assertThat(client.response().status()).isEqualTo(404);

            assertThat(client.rest()).matches(TIMED_OUT);
            assertThat(elapsed()).isBetween(TIMEOUT, TIMEOUT.plus(TOLERANCE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "99ms", "601s"})
    void timeoutOutOfRangeStopsTheStart(String value) throws Exception {
        try (ServerProcess rejected =
                ServerProcess.launch("quarkus.http.port=0", "longwave.http.request-timeout=" + value)) {

            assertThat(rejected.exitCode()).isEqualTo(1);
            assertThat(rejected.output())
                    .anySatisfy(line -> assertThat(line)
                            .contains("longwave.http.request-timeout=", " is out of range: must be PT0.1S to PT10M"));
        }
    }

    private static UpgradeRequest plainRequest() {
        return UpgradeRequest.to(endpoint).with("Upgrade");
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Sends one more byte and returns false, so that a caller can repeat it until a response arrives. */
    private static boolean drip(RawHttpClient client) throws IOException {
        client.write("a");
        return false;
    }
}
