package dev.longwave.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.RawHttpClient;
import dev.longwave.harness.UpgradeRequest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** How large the head of a request may be, to the byte: as docs/configuration.md says. */
@QuarkusIntegrationTest
final class RequestLimitsIT {

    private static final int LONGEST_LINE = 4_096;
    private static final int LARGEST_HEADERS = 20_480;

    @TestHTTPResource("/ws")
    URI endpoint;

    @Test
    void aRequestLineOf4096BytesIsTakenAndALongerOneGets414() throws IOException {
        int rest = "GET  HTTP/1.1".length();

        assertThat(status(line(LONGEST_LINE - rest))).isEqualTo(404);
        assertThat(toTheEnd(line(LONGEST_LINE - rest + 1))).startsWith("HTTP/1.0 414 ");
    }

    @Test
    void headersOf20KibibytesAreTakenAndLargerOnesGet431() throws IOException {
        UpgradeRequest request = UpgradeRequest.to(endpoint);
        int rest = String.join("", request.headers()).length() + "X: ".length();

        assertThat(status(request.with("X", "a".repeat(LARGEST_HEADERS - rest))))
                .isEqualTo(101);
        assertThat(toTheEnd(request.with("X", "a".repeat(LARGEST_HEADERS - rest + 1))))
                .startsWith("HTTP/1.1 431 ");
    }

    @Test
    void manySmallHeadersCountLikeOneLargeOne() throws IOException {
        String[] values = new String[LARGEST_HEADERS / "X: ".length()];
        Arrays.fill(values, "");

        assertThat(toTheEnd(UpgradeRequest.to(endpoint).with("X", values))).startsWith("HTTP/1.1 431 ");
    }

    private UpgradeRequest line(int path) {
        UpgradeRequest request = UpgradeRequest.to(endpoint);
        return new UpgradeRequest("GET", "/" + "a".repeat(path - 1), request.version(), request.headers());
    }

    private int status(UpgradeRequest request) throws IOException {
        return RawHttpClient.answer(endpoint, request).status();
    }

    /** What comes until the server ends the connection. */
    private String toTheEnd(UpgradeRequest request) throws IOException {
        try (RawHttpClient peer = RawHttpClient.connect(endpoint)) {
            peer.write(request.bytes());
            return peer.rest();
        }
    }
}
