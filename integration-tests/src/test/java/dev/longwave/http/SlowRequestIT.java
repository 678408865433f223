package dev.longwave.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longwave.harness.RawHttpClient;
import dev.longwave.harness.ServerProcess;
import dev.longwave.harness.UpgradeRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that are slow to ask for something. */
@Tag("alone")
final class SlowRequestIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofSeconds(4);
    private static final Duration TOLERANCE = Duration.ofMillis(1_500);
    private static final String TIMED_OUT =
            "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

    private static ServerProcess server;
    private static URI endpoint;

    private final long start = System.nanoTime();

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start("longwave.http.request-timeout=" + TIMEOUT, "quarkus.http.idle-timeout=" + IDLE);
        endpoint = server.http("/ws");
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void whoSendsNothingIsEndedWithoutAWord() throws IOException {
        try (RawHttpClient peer = RawHttpClient.connect(endpoint)) {
            assertThat(peer.rest()).isEmpty();
            assertThat(passed()).isBetween(TIMEOUT, TIMEOUT.plus(TOLERANCE));
        }
    }

    @Test
    void whoDripsItsRequestGets408WhenTheTimeIsOver() throws IOException {
        try (RawHttpClient peer = RawHttpClient.connect(endpoint)) {
            peer.write("GET /ws HTTP/1.1\r\nX: ");
            await().pollInterval(Duration.ofMillis(100)).until(() -> peer.hasHeard() || drip(peer));

            assertThat(passed()).isBetween(TIMEOUT, TIMEOUT.plus(TOLERANCE));
            assertThat(peer.rest()).isEqualTo(TIMED_OUT);
        }
    }

    @Test
    void whoDripsItsRequestInTimeIsLetIn() throws IOException {
        ByteBuffer request = ByteBuffer.wrap(UpgradeRequest.to(endpoint).bytes());
        try (RawHttpClient peer = RawHttpClient.connect(endpoint)) {
            await().pollInterval(Duration.ofMillis(2)).until(() -> {
                peer.write(request.get());
                return !request.hasRemaining();
            });

            assertThat(peer.answer().status()).isEqualTo(101);
        }
    }

    @Test
    void aLaterRequestHasItsTimeFromItsFirstByte() throws IOException {
        try (RawHttpClient peer = RawHttpClient.connect(endpoint)) {
            await().pollInterval(TIMEOUT.dividedBy(2)).until(() -> {
                assertThat(peer.send(plainRequest()).status()).isEqualTo(400);
                return passed().compareTo(TIMEOUT.multipliedBy(2)) > 0;
            });

            long firstByte = System.nanoTime();
            peer.write("G");
            assertThat(peer.rest()).isEqualTo(TIMED_OUT);
            assertThat(Duration.ofNanos(System.nanoTime() - firstByte)).isBetween(TIMEOUT, TIMEOUT.plus(TOLERANCE));
        }
    }

    @Test
    void aConnectionThatIsKeptAliveForNoRequestIsEndedWhenItHasBeenIdle() throws IOException {
        try (RawHttpClient peer = RawHttpClient.connect(endpoint)) {
            assertThat(peer.send(plainRequest()).status()).isEqualTo(400);

            assertThat(peer.rest()).isEmpty();
            assertThat(passed()).isBetween(IDLE, IDLE.plus(TOLERANCE));
        }
    }

    @Test
    void aBodyThatNobodyAskedForDoesNotHoldAConnection() throws IOException {
        try (RawHttpClient peer = RawHttpClient.connect(endpoint)) {
            peer.write("POST /ws HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n");
            assertThat(peer.answer().status()).isEqualTo(400);
            await().pollInterval(Duration.ofMillis(100)).until(() -> peer.hasHeard() || drip(peer));

            assertThat(passed()).isBetween(TIMEOUT, TIMEOUT.plus(TOLERANCE));
            assertThat(peer.rest()).isEqualTo(TIMED_OUT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "99ms", "601s"})
    void aTimeoutThatIsNotAllowedStopsTheStart(String value) throws Exception {
        try (ServerProcess refused =
                ServerProcess.launch("quarkus.http.port=0", "longwave.http.request-timeout=" + value)) {

            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.output())
                    .anySatisfy(line -> assertThat(line)
                            .contains("longwave.http.request-timeout=", " is out of range: must be PT0.1S to PT10M"));
        }
    }

    private static UpgradeRequest plainRequest() {
        return UpgradeRequest.to(endpoint).with("Upgrade");
    }

    private Duration passed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** One byte more; false, so that it can be asked for until something comes of it. */
    private static boolean drip(RawHttpClient peer) throws IOException {
        peer.write("a");
        return false;
    }
}
