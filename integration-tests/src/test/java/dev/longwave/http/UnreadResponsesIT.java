package dev.longwave.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longwave.harness.RawHttpClient;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Requests without end over one connection, none of which waits for an answer. */
@QuarkusIntegrationTest
final class UnreadResponsesIT {

    private static final int REQUESTS_AT_ONCE = 1_000;
    private static final String REQUESTS = "GET /ws HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(REQUESTS_AT_ONCE);

    @TestHTTPResource("/ws")
    URI endpoint;

    @Test
    void whoReadsNoneOfTheAnswersIsEnded() throws IOException {
        try (RawHttpClient peer = RawHttpClient.connect(endpoint)) {
            assertThatExceptionOfType(SocketException.class).isThrownBy(() -> {
                for (int times = 0; times < 500; times++) {
                    peer.write(REQUESTS);
                }
            });
        }
    }

    /** In all they are more than may wait, at once they are less. */
    @Test
    void whoReadsThemGetsThemAll() throws IOException {
        try (RawHttpClient peer = RawHttpClient.connect(endpoint)) {
            for (int times = 0; times < 20; times++) {
                peer.write(REQUESTS);
                for (int answers = 0; answers < REQUESTS_AT_ONCE; answers++) {
                    assertThat(peer.answer().status()).isEqualTo(400);
                }
            }
        }
    }
}
