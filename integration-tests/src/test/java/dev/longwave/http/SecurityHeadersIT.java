package dev.longwave.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.RawHttpClient;
import dev.longwave.harness.UpgradeRequest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusIntegrationTest
@Tag("quick")
final class SecurityHeadersIT {

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self' ws: wss:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    @TestHTTPResource("/")
    URI server;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /",
                "GET /main.js",
                "GET /client/index.js",
                "GET /ws",
                "GET /background",
                "GET /nowhere",
                "POST /broadcast/a",
                "POST /broadcast/%20",
                "PUT /",
            })
    void everyResponseHasTheSecurityHeaders(String line) throws IOException {
        try (RawHttpClient client = RawHttpClient.connect(server)) {
            client.write(line + " HTTP/1.1\r\nHost: a\r\n\r\n");

            assertThat(client.response().headers()).containsAllEntriesOf(HEADERS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/background/nobody", "/broadcast/%20", "/ws"})
    void rejectionHasTheSecurityHeaders(String path) throws IOException {
        UpgradeRequest request = UpgradeRequest.to(server.resolve(path)).with("Origin", "http://elsewhere.example");

        assertThat(RawHttpClient.send(server, request).headers()).containsAllEntriesOf(HEADERS);
    }
}
