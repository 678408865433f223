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

    /** Delay before a reconnect, too long for any test to reach. */
    private static final String NEVER = "base: 1_000_000";

    private static Chromium chromium;
    private ServerProcess server;
    private SocketPage socket;

    @BeforeAll
    static void startChromium() {
        chromium = new Chromium();
    }

    @AfterAll
    static void closeChromium() {
        chromium.close();
    }

    @BeforeEach
    void start() throws IOException {
        server = ServerProcess.start("longwave.shutdown.drain=0");
        socket = new SocketPage(chromium.browser(), server.http("/"));
    }

    @AfterEach
    void stop() {
        socket.close();
        server.close();
    }

    @Test
    void socketReconnectsAndSendsQueuedMessages() throws IOException {
        socket.connect("{ base: 200, jitter: 200, queue: true }");

        server.kill();
        socket.awaitEvent("waiting");
        socket.awaitEvent("close 1006");
        socket.run("socket.send('meanwhile')");
        restart();

        socket.awaitEvent("open");
        socket.awaitEvent("message meanwhile");
    }

    @Test
    void socketReconnectsWithJitterAfterADrain() throws Exception {
        socket.connect("{ base: 200, jitter: 1_000_000 }");
        server.terminate();
        socket.awaitEvent("waiting");
        socket.awaitEvent("close 1001 draining");
        assertThat(((Number) socket.evaluate("socket.retryAt - Date.now()")).doubleValue())
                .isBetween(-10_000.0, 1_000_200.0);
        socket.run("socket.close()");

        server.exitCode();
        restart();
        socket.connect("{ base: 200, jitter: 1_000 }");
        server.terminate();
        socket.awaitEvent("close 1001 draining");
        server.exitCode();
        restart();
        socket.awaitEvent("open");
    }

    /** The socket also notices the loss of the network. */
    @Test
    void socketReconnectsAsSoonAsTheNetworkIsBack() {
        socket.connect("{ " + NEVER + ", connectTimeout: 1_000, heartbeat: { interval: 500, message: 'beat' } }");
        socket.awaitEvent("message beat");

        socket.setOffline(true);
        socket.awaitEvent("waiting");
        socket.setOffline(false);

        socket.awaitEvent("open");
        socket.run("socket.send('again')");
        socket.awaitEvent("message again");
    }

    /** After a sleep of the machine every timer is late, but the server is reachable. */
    @Test
    void socketStaysOpenAfterSleep() {
        socket.page().clock().install();
        socket.connect("{ " + NEVER + ", heartbeat: { interval: 15_000, message: 'beat' } }");

        socket.page().clock().fastForward("01:00:00");
        socket.awaitEvent("message beat");
        socket.page().clock().fastForward("01:00:00");
        socket.awaitEvent("message beat");

        assertThat(socket.evaluate("socket.state")).isEqualTo("open");
    }

    @Test
    void socketReconnectsAtOnceAfterSleep() throws IOException {
        socket.page().clock().install();
        socket.connect("{ " + NEVER + " }");
        server.kill();
        socket.awaitEvent("close 1006");
        restart();

        socket.page().clock().fastForward("01:00:00");

        socket.awaitEvent("open");
    }

    /** The echo endpoint returns the close code. */
    @Test
    void closedSocketDoesNotReconnect() {
        socket.connect("{ base: 1 }");
        socket.run("socket.close(3000, 'enough')");

        socket.awaitEvent("closed");
        socket.awaitEvent("close 3000 enough");
        assertThat(socket.evaluate("socket.readyState")).isEqualTo(3);
    }

    /** Chromium starts its own timeout when it has sent the Close, which stays behind the message here. */
    @Test
    void suspendedServerDelaysCloseUpToItsTimeout() throws Exception {
        socket.connect("{ closeTimeout: 500 }");
        server.suspend();
        socket.run("socket.send('x'.repeat(2 ** 24))");

        socket.run("socket.close()");

        socket.awaitEvent("closing");
        socket.awaitEvent("closed");
        socket.awaitEvent("close 1006 not closed within 500 ms");
    }

    @Test
    void quietSocketReconnectsAfterAWake() {
        socket.connect("{ " + NEVER + ", staleAfter: 1_000 }");

        socket.run("dispatchEvent(new Event('online'))");

        socket.awaitEvent("waiting");
        socket.awaitEvent("connecting");
        socket.awaitEvent("open");
    }

    /** The page only listens: it learns of its server by the pings that it has asked for. */
    @Test
    void silentServerIsLeftAndTheSocketStaysOpenOnPings() throws Exception {
        socket.connect("{ " + NEVER + ", serverPing: 1_000 }");
        socket.run("setTimeout(() => events.push('later'), 3_500)");
        socket.awaitEvent("later");
        assertThat(socket.evaluate("socket.state")).isEqualTo("open");
        assertThat(socket.evaluate("events.filter((event) => event.startsWith('message')).length"))
                .isEqualTo(0);

        server.suspend();

        socket.awaitEvent("waiting");
    }

    @Test
    void socketRequestsPromisedProtocolsEachTime() throws IOException {
        socket.connect("{ base: 200, jitter: 200, protocols: async () => { events.push('asked'); return null; } }");

        server.kill();
        socket.awaitEvent("waiting");
        restart();

        socket.awaitEvent("asked");
        socket.awaitEvent("open");
    }

    @Test
    void socketWorksInAWorker() {
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
