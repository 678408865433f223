package dev.longwave.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longwave.harness.Pem;
import dev.longwave.harness.RawHttpClient;
import dev.longwave.harness.ServerProcess;
import dev.longwave.harness.UpgradeRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of TLS, and of plain HTTP beside it. */
final class TlsSettingsIT {

    private static final String PLAIN = "quarkus.http.insecure-requests=";

    @TempDir
    private static Path directory;

    private static Pem pem;

    @BeforeAll
    static void make() throws Exception {
        pem = Pem.make(directory, "localhost");
        Files.writeString(directory.resolve("broken.pem"), "broken");
        Pem.make(Files.createDirectory(directory.resolve("other")), "other");
    }

    @ParameterizedTest
    @CsvSource({
        "certificate, none.pem, 'longwave.tls.certificate=%s is invalid: must exist'",
        "certificate, '', 'longwave.tls.certificate=%s is invalid: must be a regular file'",
        "certificate, broken.pem, 'longwave.tls.certificate=%s is invalid: must contain certificates in PEM: '",
        "key, broken.pem, 'longwave.tls.key=%s is invalid: must contain an unencrypted RSA or EC private key in PEM: '",
        "key, other/key.pem, 'longwave.tls.key=%s is invalid: must be the key of the certificate in '",
    })
    void invalidPemFileStopsTheStartWithOneLine(String setting, String file, String reason) throws Exception {
        Path wrong = directory.resolve(file);
        try (ServerProcess server = launch("longwave.tls." + setting + "=" + wrong)) {
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.output()).singleElement().asString().startsWith("longwave: " + reason.formatted(wrong));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "longwave.tls.key=, longwave.tls.key is not set",
        "longwave.tls.certificate=, longwave.tls.certificate is not set",
    })
    void keyOrCertificateAloneStopsTheStart(String setting, String reason) throws Exception {
        try (ServerProcess server = launch(setting)) {
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.output()).singleElement().asString().contains(reason);
        }
    }

    /** A template that leaves its variables empty would turn TLS off. */
    @Test
    void emptyCertificateStopsTheStart() throws Exception {
        try (ServerProcess server =
                ServerProcess.launch("quarkus.http.port=0", "longwave.tls.certificate=", "longwave.tls.key=")) {
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.output()).singleElement().asString().contains("longwave.tls.certificate is empty");
        }
    }

    @Test
    void plainHttpCannotBeDisabledWithoutTls() throws Exception {
        try (ServerProcess server = ServerProcess.launch("quarkus.http.port=0", PLAIN + "disabled")) {
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.output())
                    .singleElement()
                    .asString()
                    .contains("quarkus.http.insecure-requests=disabled is invalid: must be enabled without");
        }
    }

    @Test
    void plainHttpCanBeRedirectedToTls() throws Exception {
        try (ServerProcess server = ServerProcess.start(pem.settings(PLAIN + "redirect"));
                RawHttpClient client = RawHttpClient.connect(server.http("/"))) {
            RawHttpClient.Response response = client.send(UpgradeRequest.to(server.http("/client/index.js")));

            assertThat(response.status()).isEqualTo(301);
            assertThat(response.headers())
                    .containsEntry("Location", server.https("/client/index.js").toString());
            for (String request : List.of(
                    "GET http://localhost/x HTTP/1.1|Host: localhost",
                    "GET @evil.example/ HTTP/1.1|Host: localhost",
                    "GET //evil.example/ HTTP/1.1|Host: localhost",
                    "GET / HTTP/1.1|Host:",
                    "GET / HTTP/1.1|Host: a@b")) {
                assertThat(send(server, request).status()).as(request).isEqualTo(400);
            }
            assertThat(send(server, "GET /x?a=b HTTP/1.1|Host: [::1]:8080").headers())
                    .containsEntry(
                            "Location", "https://[::1]:" + server.https("/").getPort() + "/x?a=b");
        }
    }

    @Test
    void redirectedConnectionGetsNoUnsolicited408() throws Exception {
        try (ServerProcess server =
                        ServerProcess.start(pem.settings(PLAIN + "redirect", "longwave.http.request-timeout=500ms"));
                RawHttpClient client = RawHttpClient.connect(server.http("/"))) {
            long start = System.nanoTime();
            await().pollInterval(Duration.ofMillis(200)).until(() -> {
                client.write("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\n");
                client.write("body");
                assertThat(client.response().status()).isEqualTo(301);
                return System.nanoTime() - start > Duration.ofMillis(1_500).toNanos();
            });
        }
    }

    private static RawHttpClient.Response send(ServerProcess server, String request) throws IOException {
        try (RawHttpClient client = RawHttpClient.connect(server.http("/"))) {
            client.write(request.replace("|", "\r\n") + "\r\n\r\n");
            return client.response();
        }
    }

    @Test
    void plainHttpCanBeDisabled() throws Exception {
        try (ServerProcess server = ServerProcess.start(pem.settings(PLAIN + "disabled"));
                RawHttpClient client = RawHttpClient.on(pem.connect(server.https("/ws")))) {
            assertThat(server.output()).anyMatch(line -> line.matches(".*Listening on: https://\\S+\\d\\. M.*"));
            assertThat(client.send(UpgradeRequest.to(server.https("/ws"))).status())
                    .isEqualTo(101);
        }
    }

    private static ServerProcess launch(String setting) throws Exception {
        return ServerProcess.launch(Stream.concat(Stream.of("quarkus.http.port=0"), Stream.of(pem.settings(setting)))
                .toArray(String[]::new));
    }
}
