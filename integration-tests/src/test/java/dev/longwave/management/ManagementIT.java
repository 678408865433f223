package dev.longwave.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.RawHttpClient;
import dev.longwave.harness.RawHttpClient.Response;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Management interface, which is for the operator and has limits like the public port. */
@Tag("quick")
final class ManagementIT {

    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start("quarkus.http.host=0.0.0.0", "longwave.http.request-timeout=500ms");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        server.stopWithoutErrors();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/ready", "/q/health/live", "/q/health/started", "/q/metrics", "/q/connections"})
    void managementPathsAreNotOnThePublicPort(String path) throws IOException {
        assertThat(get(server.http(path), "").status()).isEqualTo(404);
        assertThat(get(server.management(path), "").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/q", "/q/"})
    void firstPageListsWhatIsThere(String path) throws IOException {
        Response page = get(server.management(path), "");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers()).containsEntry("Content-Type", "text/html; charset=utf-8");
        for (String listed : List.of("/q/health/ready", "/q/health/live", "/q/health/started", "/q/metrics")) {
            assertThat(page.body()).contains("href=\"" + listed + "\"");
            assertThat(get(server.management(listed), "").status()).isEqualTo(200);
        }
    }

    @Test
    void unknownPathGets404AndOneLine() throws IOException {
        Response response = get(server.management("/nowhere"), "");

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.body()).startsWith("There is nothing at this path").hasLineCount(1);
    }

    @Test
    void managementPortIsOnLoopbackOnly() throws Exception {
        String outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
                .map(address -> address.getHostAddress())
                .findAny()
                .orElse("127.0.0.2"); // where there is no network
        assertThat(reaches(outside, server.port())).isTrue();
        assertThat(reaches(outside, server.management("/").getPort())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/ready", "/q/metrics", "/q/connections"})
    void requestWithAnOriginGets403(String path) throws IOException {
        Response response = get(server.management(path), "Origin: https://elsewhere.example\r\n");

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.headers()).doesNotContainKey("Access-Control-Allow-Origin");
    }

    /** A name that resolves to 127.0.0.1 makes a page's requests ones of the same origin (DNS rebinding). */
    @ParameterizedTest
    @CsvSource({
        "evil.example, none, 403",
        "'evil.example:9000', same-origin, 403",
        "localhost.evil.example, none, 403",
        "localhost, cross-site, 403",
        "localhost, same-site, 403",
        "localhost, same-origin, 200",
        "'LOCALHOST:9000', none, 200",
        "127.0.0.1, none, 200",
        "'[::1]:9000', none, 200",
    })
    void requestOfAWebPageGets403(String host, String site, int status) throws IOException {
        for (String path : List.of("/q/connections", "/q/metrics", "/q/health/live")) {
            try (RawHttpClient client = RawHttpClient.connect(server.management(path))) {
                client.write("GET %s HTTP/1.1\r\nHost: %s\r\nSec-Fetch-Site: %s\r\n\r\n".formatted(path, host, site));

                assertThat(client.response().status()).isEqualTo(status);
            }
        }
    }

    @Test
    void slowRequestGets408AndIdleConnectionStaysOpen() throws IOException {
        try (RawHttpClient slow = RawHttpClient.connect(server.management("/"));
                RawHttpClient keptAlive = RawHttpClient.connect(server.management("/"))) {
            keptAlive.write("GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(keptAlive.response().status()).isEqualTo(200);
            slow.write("GET /q/health/live HTTP/1.1\r\n");
            assertThat(slow.rest()).startsWith("HTTP/1.1 408 ");

            keptAlive.write("GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(keptAlive.response().status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /q/metrics HTTP/1.1",
                "GET /%zz HTTP/1.1\r\nHost: localhost",
                "G@T / HTTP/1.1\r\nHost: localhost",
                "DELETE /q/connections/1?code=%zz HTTP/1.1\r\nHost: localhost",
                "GET /q/connections?limit=%zz HTTP/1.1\r\nHost: localhost"
            })
    void badRequestGets400AndIsNotLogged(String head) throws IOException {
        try (RawHttpClient client = RawHttpClient.connect(server.management("/"))) {
            client.write(head + "\r\n\r\n");

            assertThat(client.response().status()).isEqualTo(400);
        }
    }

    private static boolean reaches(String address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Response get(URI target, String headers) throws IOException {
        try (RawHttpClient client = RawHttpClient.connect(target)) {
            client.write("GET " + target.getPath() + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n");
            return client.response();
        }
    }
}
