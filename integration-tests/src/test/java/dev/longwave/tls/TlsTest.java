package dev.longwave.tls;

import dev.longwave.harness.Pem;
import dev.longwave.harness.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Server with a certificate and a heap of 64 MB, for all tests of a class. */
abstract class TlsTest {

    static final Duration TIMEOUT = Duration.ofSeconds(3);
    static final Duration IDLE = Duration.ofSeconds(2);
    static final Duration TOLERANCE = Duration.ofSeconds(3);

    static Pem pem;
    static ServerProcess server;

    @TempDir
    private static Path directory;

    @BeforeAll
    static void start() throws Exception {
        pem = Pem.make(directory, "localhost");
        server = ServerProcess.startWithHeap(
                "64m", pem.settings("longwave.http.request-timeout=" + TIMEOUT, "quarkus.http.idle-timeout=" + IDLE));
        pem.warmUp(server.https("/"));
    }

    @AfterAll
    static void stopWithoutErrors() throws InterruptedException {
        server.stopWithoutErrors();
    }
}
