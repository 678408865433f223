package dev.longwave.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longwave.harness.RawHttpClient;
import dev.longwave.harness.ServerProcess;
import dev.longwave.harness.UpgradeRequest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Origins that may connect: without a list, with one, and through proxies. */
@QuarkusIntegrationTest
@Tag("quick")
final class OriginIT {

    private static final String ALLOWED = "longwave.handshake.allowed-origins=";

    @TestHTTPResource("/ws")
    URI endpoint;

    @Test
    void clientWithoutOriginMayConnect() throws IOException {
        assertThat(status(endpoint, UpgradeRequest.to(endpoint))).isEqualTo(101);
    }

    /** Scheme, host and port must match. */
    @ParameterizedTest
    @CsvSource({
        "chat.example:8080, http://chat.example:8080, 101",
        "Chat.Example:8080, HTTP://chat.example:8080, 101",
        "chat.example, http://chat.example, 101",
        "chat.example:80, http://chat.example, 101",
        "[::1]:8080, http://[0:0:0:0:0:0:0:1]:8080, 101",
        "chat.example:8080, http://chat.example, 403",
        "chat.example:8080, https://chat.example:8080, 403",
        "chat.example:8080, http://evil.example:8080, 403",
        "chat.example, http://chat.example.evil.example, 403",
        "chat.example, http://chat.example/, 403",
        "chat.example, chat.example, 403",
        "chat.example, null, 403",
        "chat.example, '', 403",
        "chat.example, *, 403",
    })
    void onlyOriginThatMatchesTheHostMayConnect(String host, String origin, int status) throws IOException {
        UpgradeRequest request = UpgradeRequest.to(endpoint).with("Host", host).with("Origin", origin);

        assertThat(status(endpoint, request)).isEqualTo(status);
    }

    @Test
    void handshakeWithTwoOriginsIsRejected() throws IOException {
        String own = "http://" + endpoint.getAuthority();

        assertThat(status(endpoint, UpgradeRequest.to(endpoint).with("Origin", own, own)))
                .isEqualTo(403);
    }

    /** A list replaces the server's own origin. A client without an origin may still connect. */
    @Test
    void onlyListedOriginsMayConnect() throws IOException {
        try (ServerProcess server = ServerProcess.start(ALLOWED + "https://app.example, http://[::1]:3000,null")) {
            URI at = server.http("/ws");

            assertThat(status(at, from(at, "https://app.example"))).isEqualTo(101);
            assertThat(status(at, from(at, "https://APP.example:443"))).isEqualTo(101);
            assertThat(status(at, from(at, "http://[0:0:0:0:0:0:0:1]:3000"))).isEqualTo(101);
            assertThat(status(at, from(at, "null"))).isEqualTo(101);
            assertThat(status(at, UpgradeRequest.to(at))).isEqualTo(101);
            assertThat(status(at, from(at, "https://sub.app.example"))).isEqualTo(403);
            assertThat(status(at, from(at, "http://" + at.getAuthority()))).isEqualTo(403);
        }
    }

    @Test
    void starAllowsEveryOrigin() throws IOException {
        try (ServerProcess server = ServerProcess.start(ALLOWED + "*")) {
            URI at = server.http("/ws");

            assertThat(status(at, from(at, "https://any.example"))).isEqualTo(101);
            assertThat(status(at, from(at, "null"))).isEqualTo(101);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example/", "wss://app.example", "https://*.example", "app.example"})
    void invalidOriginInTheListStopsTheStart(String value) throws Exception {
        try (ServerProcess server =
                ServerProcess.launch("quarkus.http.port=0", ALLOWED + "https://other.example," + value)) {

            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.output())
                    .anySatisfy(line -> assertThat(line)
                            .contains("longwave.handshake.allowed-origins=" + value + " is invalid: must be"));
        }
    }

    /** The server trusts the proxies of one address. This test connects from 127.0.0.1. */
    @ParameterizedTest
    @CsvSource({"127.0.0.1, 101", "192.0.2.1, 403"})
    void xForwardedHeadersOfATrustedProxyCount(String trusted, int status) throws IOException {
        try (ServerProcess server = ServerProcess.start(
                "quarkus.http.proxy.proxy-address-forwarding=true",
                "quarkus.http.proxy.enable-forwarded-host=true",
                "quarkus.http.proxy.trusted-proxies=" + trusted)) {
            URI at = server.http("/ws");
            UpgradeRequest request = from(at, "https://chat.example").with("X-Forwarded-Host", "chat.example");

            assertThat(status(at, request.with("X-Forwarded-Proto", "https"))).isEqualTo(status);
            assertThat(status(at, request.with("X-Forwarded-Proto", "wss"))).isEqualTo(status);
            assertThat(status(at, request.with("X-Forwarded-Proto", "http"))).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 101", "192.0.2.1, 403"})
    void forwardedHeaderOfATrustedProxyCounts(String trusted, int status) throws IOException {
        try (ServerProcess server = ServerProcess.start(
                "quarkus.http.proxy.proxy-address-forwarding=true",
                "quarkus.http.proxy.allow-forwarded=true",
                "quarkus.http.proxy.trusted-proxies=" + trusted)) {
            URI at = server.http("/ws");
            UpgradeRequest request = from(at, "https://chat.example:8443")
                    .with("Forwarded", "for=192.0.2.60;proto=https;host=\"chat.example:8443\"");

            assertThat(status(at, request)).isEqualTo(status);
        }
    }

    @Test
    void forwardedHeadersAreIgnoredByDefault() throws IOException {
        UpgradeRequest request = from(endpoint, "https://chat.example")
                .with("X-Forwarded-Host", "chat.example")
                .with("X-Forwarded-Proto", "https")
                .with("Forwarded", "proto=https;host=chat.example");

        assertThat(status(endpoint, request)).isEqualTo(403);
    }

    /** The log has none for an origin that the server cannot parse. */
    @Test
    void rejectedOriginIsLoggedInNormalForm() throws IOException {
        try (ServerProcess server = ServerProcess.start("quarkus.log.category.\"dev.longwave\".level=DEBUG")) {
            URI at = server.http("/ws");
            assertThat(status(at, from(at, "HTTPS://Foreign.example"))).isEqualTo(403);
            assertThat(status(at, from(at, "https://evil.example, origin=https://trusted.example")))
                    .isEqualTo(403);

            await().untilAsserted(() -> assertThat(server.output())
                    .anyMatch(line -> line.endsWith("refusal=origin, origin=https://foreign.example:443"))
                    .anyMatch(line -> line.endsWith("refusal=origin, origin=none")));
            assertThat(server.output()).noneMatch(line -> line.contains("evil") || line.contains("trusted"));
        }
    }

    private static UpgradeRequest from(URI endpoint, String origin) {
        return UpgradeRequest.to(endpoint).with("Origin", origin);
    }

    private static int status(URI server, UpgradeRequest request) throws IOException {
        return RawHttpClient.send(server, request).status();
    }
}
