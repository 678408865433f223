package dev.longwave.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.Firefox;
import dev.longwave.harness.FirefoxPage;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The library in a second browser engine. */
final class FirefoxIT {

    private static Firefox firefox;
    private ServerProcess server;
    private FirefoxPage page;

    @BeforeAll
    static void startFirefox() throws IOException {
        firefox = new Firefox();
    }

    @AfterAll
    static void closeFirefox() throws IOException {
        firefox.close();
    }

    @BeforeEach
    void start() throws IOException {
        server = ServerProcess.start();
        page = firefox.open(server.http("/"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void socketSendsAndReceives() {
        connect("{}");

        page.evaluate("socket.send('hello, wave ✓')");
        awaitEvents("open,message hello, wave ✓");
        page.evaluate("socket.close(3000, 'enough')");

        awaitEvents("closing,closed,close 3000 enough");
        assertThat(page.evaluate("socket.readyState")).isEqualTo("3");
    }

    @Test
    void socketReconnectsAndSendsQueuedMessages() throws IOException {
        connect("{ base: 200, jitter: 200, queue: true }");

        server.kill();
        awaitEvents("open,waiting,close 1006");
        page.evaluate("socket.send('meanwhile')");
        restart();

        awaitEvents("connecting,open,message meanwhile");
    }

    @Test
    void suspendedServerDelaysCloseUpToItsTimeout() throws Exception {
        connect("{ closeTimeout: 500 }");
        server.suspend();

        page.evaluate("socket.close()");

        awaitEvents("closing,closed,close 1006 not closed within 500 ms");
    }

    @Test
    void quietSocketReconnectsAfterAWake() {
        connect("{ staleAfter: 1_000 }");

        page.evaluate("dispatchEvent(new Event('online'))");

        awaitEvents("open,waiting,close 1006 silent for ");
        awaitEvents("connecting,open");
    }

    private void connect(String options) {
        page.evaluate("(" + SocketPage.CONNECT + ")(" + options + ")");
        awaitEvents("open");
    }

    /** Waits for events that follow each other. */
    private void awaitEvents(String events) {
        page.await("events.join()", events);
    }

    private void restart() throws IOException {
        int port = server.port();
        server.close();
        server = ServerProcess.start("quarkus.http.port=" + port);
    }
}
