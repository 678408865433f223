package dev.longwave.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Worker;
import dev.longwave.harness.Chromium;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ReconnectingSocketIT {

    /** So long that who comes back has not waited for it. */
    private static final String NEVER = "base: 1_000_000";

    private static Chromium chromium;
    private ServerProcess server;
    private SocketPage socket;

    @BeforeAll
    static void startChromium() {
        chromium = new Chromium();
    }

    @AfterAll
    static void endChromium() {
        chromium.close();
    }

    @BeforeEach
    void start() throws IOException {
        server = ServerProcess.start("longwave.shutdown.drain=0");
        socket = new SocketPage(chromium.browser(), server.http("/"));
    }

    @AfterEach
    void end() {
        socket.close();
        server.close();
    }

    @Test
    void itComesBackWhenTheServerDoesAndSendsWhatWasQueuedMeanwhile() throws IOException {
        socket.connect("{ base: 200, queue: true }");

        server.kill();
        socket.awaitTold("waiting");
        socket.awaitTold("close 1006");
        socket.run("socket.send('meanwhile')");
        restart();

        socket.awaitTold("open");
        socket.awaitTold("message meanwhile");
    }

    @Test
    void itComesBackLaterToAServerThatWentAwayInOrder() throws Exception {
        socket.connect("{ base: 200, jitter: 1_000_000 }");
        server.terminate();
        socket.awaitTold("waiting");
        socket.awaitTold("close 1001 draining");
        assertThat(((Number) socket.ask("socket.retryAt - Date.now()")).doubleValue())
                .isBetween(-10_000.0, 1_000_200.0);
        socket.run("socket.close()");

        server.exitCode();
        restart();
        socket.connect("{ base: 200, jitter: 1_000 }");
        server.terminate();
        socket.awaitTold("close 1001 draining");
        server.exitCode();
        restart();
        socket.awaitTold("open");
    }

    @Test
    void itNoticesThatTheNetworkIsGoneAndIsBackAsSoonAsThatIs() {
        socket.connect("{ " + NEVER + ", connectTimeout: 1_000, heartbeat: { interval: 500, message: 'beat' } }");
        socket.awaitTold("message beat");

        socket.setOffline(true);
        socket.awaitTold("waiting");
        socket.setOffline(false);

        socket.awaitTold("open");
        socket.run("socket.send('again')");
        socket.awaitTold("message again");
    }

    /** The machine has slept: every timer is late, and the server is there. */
    @Test
    void aSleepIsNotHeldAgainstTheServer() {
        socket.page().clock().install();
        socket.connect("{ " + NEVER + ", heartbeat: { interval: 15_000, message: 'beat' } }");

        socket.page().clock().fastForward("01:00:00");
        socket.awaitTold("message beat");
        socket.page().clock().fastForward("01:00:00");
        socket.awaitTold("message beat");

        assertThat(socket.ask("socket.state")).isEqualTo("open");
    }

    @Test
    void aSleepEndsTheWait() throws IOException {
        socket.page().clock().install();
        socket.connect("{ " + NEVER + " }");
        server.kill();
        socket.awaitTold("close 1006");
        restart();

        socket.page().clock().fastForward("01:00:00");

        socket.awaitTold("open");
    }

    /** The echo endpoint gives the code back. */
    @Test
    void whoClosesStaysAway() {
        socket.connect("{ base: 1 }");
        socket.run("socket.close(3000, 'enough')");

        socket.awaitTold("closed");
        socket.awaitTold("close 3000 enough");
        assertThat(socket.ask("socket.readyState")).isEqualTo(3);
    }

    @Test
    void itWorksInAWorker() {
        Page page = socket.page();
        Worker worker = page.waitForWorker(
                () -> page.evaluate("globalThis.worker = new Worker('/client/index.js', { type: 'module' })"));

        Object received = worker.evaluate("""
                async (address) => {
                  const { ReconnectingSocket } = await import("/client/index.js");
                  const socket = new ReconnectingSocket(address, { queue: true });
                  socket.send("from a worker");
                  const data = await new Promise((done) => (socket.onmessage = (event) => done(event.data)));
                  const code = new Promise((done) => (socket.onclose = (event) => done(event.code)));
                  socket.close();
                  return [data, await code];
                }
                """, server.webSocket("/ws").toString());

        assertThat(received).isEqualTo(List.of("from a worker", 1000));
    }

    private void restart() throws IOException {
        int port = server.port();
        server.close();
        server = ServerProcess.start("quarkus.http.port=" + port, "longwave.shutdown.drain=0");
    }
}
