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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The management interface is for whoever runs the server, and bounded like the other one. */
@Tag("quick")
final class ManagementIT {

    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start("quarkus.http.host=0.0.0.0", "longwave.http.request-timeout=500ms");
    }

    @AfterAll
    static void end() throws InterruptedException {
        server.endWithoutComplaint();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/ready", "/q/health/live", "/q/health/started", "/q/metrics", "/q/connections"})
    void isNotOnThePortThatClientsReach(String path) throws IOException {
        assertThat(answer(server.http(path), "").status()).isEqualTo(404);
        assertThat(answer(server.management(path), "").status()).isEqualTo(200);
    }

    @Test
    void isReachedFromThisMachineOnly() throws Exception {
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
    void isNotForWebPages(String path) throws IOException {
        Response answer = answer(server.management(path), "Origin: https://elsewhere.example\r\n");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.headers()).doesNotContainKey("Access-Control-Allow-Origin");
    }

    @Test
    void hasADeadlineForTheRequestAndNoneBehindIt() throws IOException {
        try (RawHttpClient slow = RawHttpClient.connect(server.management("/"));
                RawHttpClient keptAlive = RawHttpClient.connect(server.management("/"))) {
            keptAlive.write("GET /q/health/live HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(keptAlive.answer().status()).isEqualTo(200);
            slow.write("GET /q/health/live HTTP/1.1\r\n");
            assertThat(slow.rest()).startsWith("HTTP/1.1 408 ");

            keptAlive.write("GET /q/health/live HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(keptAlive.answer().status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /q/metrics HTTP/1.1", "GET /%zz HTTP/1.1\r\nHost: a", "G@T / HTTP/1.1\r\nHost: a"})
    void answersARequestWithAMistakeAndLogsNothing(String head) throws IOException {
        try (RawHttpClient peer = RawHttpClient.connect(server.management("/"))) {
            peer.write(head + "\r\n\r\n");

            assertThat(peer.answer().status()).isEqualTo(400);
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

    private static Response answer(URI target, String headers) throws IOException {
        try (RawHttpClient peer = RawHttpClient.connect(target)) {
            peer.write("GET " + target.getPath() + " HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n");
            return peer.answer();
        }
    }
}
