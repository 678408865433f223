package dev.longwave.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Requests without end over one connection, none of which waits for an answer. */
@QuarkusIntegrationTest
final class UnreadAnswersIT {

    private static final int REQUESTS_AT_ONCE = 1_000;
    private static final String REQUESTS = "GET /ws HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(REQUESTS_AT_ONCE);

    @TestHTTPResource("/ws")
    URI endpoint;

    @Test
    void whoReadsNoneOfTheAnswersIsEnded() throws IOException {
        try (HttpPeer peer = HttpPeer.connect(endpoint)) {
            assertThatExceptionOfType(SocketException.class).isThrownBy(() -> {
                for (int times = 0; times < 500; times++) {
                    peer.write(REQUESTS);
                }
            });
        }
    }

    @Test
    void whoReadsThemGetsThemAll() throws IOException {
        try (HttpPeer peer = HttpPeer.connect(endpoint)) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                try {
                    for (int times = 0; times < 20; times++) {
                        peer.write(REQUESTS);
                    }
                } catch (IOException e) {
                    throw new CompletionException(e);
                }
            });

            for (int answers = 0; answers < 20 * REQUESTS_AT_ONCE; answers++) {
                assertThat(peer.answer().status()).isEqualTo(400);
            }
            sending.join();
        }
    }
}
