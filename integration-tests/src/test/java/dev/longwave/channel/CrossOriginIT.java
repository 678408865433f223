package dev.longwave.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import dev.longwave.harness.Chromium;
import dev.longwave.harness.RawHttpClient;
import dev.longwave.harness.RawHttpClient.Response;
import dev.longwave.harness.ServerProcess;
import dev.longwave.harness.UpgradeRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of other origins in a browser: those of allowed origins send requests and read responses, and no others do. */
final class CrossOriginIT {

    private static final String ALLOWED = "https://app.example";

    private static final String POST = """
            async ([url, type, token]) => {
              const headers = { "Content-Type": type, ...(token && { Authorization: `Bearer ${token}` }) };
              const response = await fetch(url, { method: "POST", headers, body: '{"n":1}' });
              return `${response.status} ${await response.text()}`.trim();
            }
            """;

    private static HttpServer pages;
    private static Chromium chromium;
    private static String origin;
    private static ServerProcess server;
    private static ServerProcess guarded;
    private static ServerProcess closed;

    @BeforeAll
    static void start() throws IOException {
        pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pages.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        pages.start();
        origin = "http://localhost:" + pages.getAddress().getPort();
        String origins = "longwave.handshake.allowed-origins=" + ALLOWED + ",null," + origin;
        server = ServerProcess.start(origins);
        guarded = ServerProcess.start(origins, "longwave.publish.token=s3cret");
        closed = ServerProcess.start();
        chromium = new Chromium();
    }

    @AfterAll
    static void stopWithoutErrors() throws InterruptedException {
        chromium.close();
        server.stopWithoutErrors();
        guarded.stopWithoutErrors();
        closed.stopWithoutErrors();
        pages.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json", "application/octet-stream"})
    void pageOfAnAllowedOriginPublishes(String type) {
        assertThat(post(server, type, "")).isEqualTo("202 {\"delivered\":0}");
    }

    @Test
    void pageOfAnAllowedOriginSendsItsToken() {
        assertThat(post(guarded, "application/json", "s3cret")).isEqualTo("202 {\"delivered\":0}");
    }

    @Test
    void pageReadsWhyItsMessageWasRejected() {
        assertThat(post(guarded, "application/json", "other")).startsWith("401 Publishing needs a valid token");
        assertThat(post(server, "image/png", "")).startsWith("415 Content-Type must be");
    }

    @Test
    void pageOfAnAllowedOriginReadsLists() {
        try (Page page = page()) {
            assertThat(page.evaluate(
                            "async (url) => (await (await fetch(url)).json()).writers[0].name",
                            url(server, "/background")))
                    .isEqualTo("clock");
            assertThat(page.evaluate("async (url) => (await (await fetch(url)).json()).ready", url(server, "/status")))
                    .isEqualTo(true);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json"})
    void pageOfAnotherOriginReadsNothing(String type) {
        assertThatThrownBy(() -> post(closed, type, "")).hasMessageContaining("Failed to fetch");
        try (Page page = page()) {
            assertThatThrownBy(() -> page.evaluate("(url) => fetch(url)", url(closed, "/background")))
                    .hasMessageContaining("Failed to fetch");
        }
    }

    @Test
    void preflightOfAnotherOriginGets403AndALogLine() throws IOException {
        Response response = preflight(server, "/broadcast/a", "https://evil.example");

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.body()).startsWith("Pages of this Origin may not").hasLineCount(1);
        assertThat(response.headers()).doesNotContainKey("Access-Control-Allow-Origin");
        await().untilAsserted(() -> assertThat(server.output())
                .anyMatch(line ->
                        line.contains("Preflight rejected") && line.contains("origin=https://evil.example:443")));
    }

    @Test
    void publishOfAnotherOriginHasALogLine() throws IOException {
        RawHttpClient.send(
                server.http("/"),
                request(server, "/broadcast/a").withMethod("POST").with("Origin", "https://evil.example"));

        // The server's output arrives on its own thread.
        await().untilAsserted(() -> assertThat(server.output())
                .anyMatch(line -> line.contains("Publish rejected")
                        && line.contains("refusal=origin")
                        && line.contains("origin=https://evil.example:443")));
    }

    @ParameterizedTest
    @CsvSource({
        "/broadcast/a, POST",
        "/background, 'GET, HEAD'",
        "/status, 'GET, HEAD'",
    })
    void preflightNamesTheMethodsOfThePath(String path, String methods) throws IOException {
        Response response = preflight(server, path, ALLOWED);

        assertThat(response.status()).isEqualTo(204);
        assertThat(response.headers())
                .containsEntry("Access-Control-Allow-Origin", ALLOWED)
                .containsEntry("Access-Control-Allow-Methods", methods)
                .containsEntry("Access-Control-Allow-Headers", "Authorization, Content-Type")
                .containsEntry("Access-Control-Allow-Credentials", "true")
                .containsEntry("Vary", "origin")
                .containsEntry("Allow", methods + ", OPTIONS");
    }

    /** Anybody can make a page with an opaque origin. */
    @Test
    void opaqueOriginGetsNoCredentials() throws IOException {
        assertThat(preflight(server, "/background", "null").headers())
                .containsEntry("Access-Control-Allow-Origin", "null")
                .doesNotContainKey("Access-Control-Allow-Credentials");
    }

    @Test
    void everyPageGetsNoCredentials() throws Exception {
        try (ServerProcess open = ServerProcess.start("longwave.handshake.allowed-origins=*")) {
            assertThat(preflight(open, "/background", "https://any.example").headers())
                    .containsEntry("Access-Control-Allow-Origin", "*")
                    .doesNotContainKey("Access-Control-Allow-Credentials");
        }
    }

    private static String post(ServerProcess to, String type, String token) {
        try (Page page = page()) {
            return (String) page.evaluate(POST, List.of(url(to, "/broadcast/a"), type, token));
        }
    }

    private static Page page() {
        Page page = chromium.browser().newPage();
        page.navigate(origin);
        return page;
    }

    private static String url(ServerProcess to, String path) {
        return to.http(path).toString();
    }

    private static Response preflight(ServerProcess to, String path, String from) throws IOException {
        return RawHttpClient.send(
                to.http("/"),
                request(to, path)
                        .withMethod("OPTIONS")
                        .with("Origin", from)
                        .with("Access-Control-Request-Method", "POST"));
    }

    /** Returns a plain GET. */
    private static UpgradeRequest request(ServerProcess to, String path) {
        return UpgradeRequest.to(to.http(path))
                .with("Upgrade")
                .with("Connection", "close")
                .with("Sec-WebSocket-Version")
                .with("Sec-WebSocket-Key");
    }
}
