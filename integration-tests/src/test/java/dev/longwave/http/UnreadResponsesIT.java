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

/** Pipelined requests of one connection that never waits for a response. */
@QuarkusIntegrationTest
final class UnreadResponsesIT {

    private static final int REQUESTS_AT_ONCE = 1_000;
    private static final String REQUESTS = "GET /ws HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(REQUESTS_AT_ONCE);

    @TestHTTPResource("/ws")
    URI endpoint;

    @Test
    void clientThatNeverReadsResponsesIsClosed() throws IOException {
        try (RawHttpClient client = RawHttpClient.connect(endpoint)) {
            assertThatExceptionOfType(SocketException.class).isThrownBy(() -> {
                for (int times = 0; times < 500; times++) {
                    client.write(REQUESTS);
                }
            });
        }
    }

    /** In total the responses exceed the limit of unread ones, but never at one time. */
    @Test
    void clientThatReadsGetsAllResponses() throws IOException {
        try (RawHttpClient client = RawHttpClient.connect(endpoint)) {
            for (int times = 0; times < 20; times++) {
                client.write(REQUESTS);
                for (int responses = 0; responses < REQUESTS_AT_ONCE; responses++) {
                    assertThat(client.response().status()).isEqualTo(400);
                }
            }
        }
    }
}
