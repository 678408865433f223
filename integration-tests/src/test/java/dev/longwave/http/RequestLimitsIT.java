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

/** Limits of the head of a request, exact to the byte, as in docs/configuration.md. */
@QuarkusIntegrationTest
final class RequestLimitsIT {

    private static final int MAX_LINE = 4_096;
    private static final int MAX_HEADERS = 20_480;

    @TestHTTPResource("/ws")
    URI endpoint;

    /** The server accepts a line of 4,096 bytes. */
    @Test
    void requestLineOver4096BytesGets414() throws IOException {
        int rest = "GET  HTTP/1.1".length();

        assertThat(status(line(MAX_LINE - rest))).isEqualTo(404);
        assertThat(untilClose(line(MAX_LINE - rest + 1))).startsWith("HTTP/1.1 414 ");
    }

    /** The server accepts headers of 20 KiB. */
    @Test
    void headersOver20KibibytesGet431() throws IOException {
        UpgradeRequest request = UpgradeRequest.to(endpoint);
        int rest = String.join("", request.headers()).length() + "X: ".length();

        assertThat(status(request.with("X", "a".repeat(MAX_HEADERS - rest)))).isEqualTo(101);
        assertThat(untilClose(request.with("X", "a".repeat(MAX_HEADERS - rest + 1))))
                .startsWith("HTTP/1.1 431 ");
    }

    @Test
    void manySmallHeadersCountLikeOneLargeHeader() throws IOException {
        String[] values = new String[MAX_HEADERS / "X: ".length()];
        Arrays.fill(values, "");

        assertThat(untilClose(UpgradeRequest.to(endpoint).with("X", values))).startsWith("HTTP/1.1 431 ");
    }

    private UpgradeRequest line(int path) {
        UpgradeRequest request = UpgradeRequest.to(endpoint);
        return new UpgradeRequest("GET", "/" + "a".repeat(path - 1), request.version(), request.headers());
    }

    private int status(UpgradeRequest request) throws IOException {
        return RawHttpClient.send(endpoint, request).status();
    }

    /** Returns the bytes that the server sends until it closes the connection. */
    private String untilClose(UpgradeRequest request) throws IOException {
        try (RawHttpClient client = RawHttpClient.connect(endpoint)) {
            client.write(request.bytes());
            return client.rest();
        }
    }
}
