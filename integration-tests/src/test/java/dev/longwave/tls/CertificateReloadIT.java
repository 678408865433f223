package dev.longwave.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.Pem;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Renewal of a certificate while the server runs. */
final class CertificateReloadIT {

    @TempDir
    private Path directory;

    private Pem pem;
    private ServerProcess server;
    private URI echo;
    private RawWebSocketClient open;

    @BeforeEach
    void start() throws Exception {
        pem = Pem.make(directory, "first");
        server = ServerProcess.start(pem.settings());
        echo = server.https("/ws");
        open = RawWebSocketClient.upgrade(pem.connect(echo), echo);
    }

    @AfterEach
    void openConnectionStaysOpen() throws Exception {
        try {
            open.send(new FrameBuilder().text("still there"));
            assertThat(open.next()).isEqualTo("text still there");
        } finally {
            open.close();
            server.close();
        }
    }

    @Test
    void newConnectionsGetTheRenewedCertificate() throws Exception {
        Pem.make(directory, "second");

        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(pem.subjectOf(echo)).isEqualTo("CN=second"));
    }

    @Test
    void http2WorksAfterAReload() throws Exception {
        Pem.make(directory, "second");
        server.signal("HUP");
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(pem.subjectOf(echo)).isEqualTo("CN=second"));

        try (SSLSocket socket =
                pem.connect(echo, parameters -> parameters.setApplicationProtocols(new String[] {"h2"}))) {
            assertThat(socket.getApplicationProtocol()).isEqualTo("h2");
        }
    }

    /** The log has one line about it. */
    @Test
    void invalidCertificateKeepsTheCurrentOne() throws Exception {
        byte[] certificate = Files.readAllBytes(pem.certificate());
        Files.writeString(pem.certificate(), "broken");
        await().until(() -> server.output().stream().anyMatch(line -> line.contains("ERROR")));
        Files.write(pem.certificate(), certificate); // for the client to trust

        assertThat(pem.subjectOf(echo)).isEqualTo("CN=first");
        assertThat(server.output())
                .filteredOn(line -> line.contains("ertificate"))
                .singleElement()
                .asString()
                .contains(
                        "Ignoring invalid certificate",
                        pem.certificate() + " is invalid: must contain certificates in PEM");
    }
}
