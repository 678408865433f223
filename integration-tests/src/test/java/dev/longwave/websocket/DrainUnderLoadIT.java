package dev.longwave.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import dev.longwave.websocket.CountingClient.Events;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Messages in flight at a SIGTERM. */
@Tag("alone")
final class DrainUnderLoadIT {

    private static final Duration DRAIN = Duration.ofSeconds(2);
    private static final int SIGTERM_EXIT_CODE = 143;
    private static final int CLIENTS = 40;

    /** Messages in flight for each client: so few that the kernel buffers hold none of them for long. */
    private static final int FEW = 200;

    /** More messages than the kernel buffers hold. */
    private static final int MANY = 64_000;

    private ServerProcess server;

    @BeforeEach
    void start() throws IOException {
        server = ServerProcess.start("longwave.shutdown.drain=" + DRAIN);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void busyClientsGetEveryEchoBeforeTheir1001() throws Exception {
        List<CountingClient> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            clients.add(new CountingClient(RawWebSocketClient.upgrade(server.webSocket("/ws")), FEW));
        }
        List<CompletableFuture<Events>> readers = clients.stream()
                .map(client -> CompletableFuture.supplyAsync(
                        client::read, task -> Thread.ofPlatform().start(task)))
                .toList();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> clients.stream().allMatch(client -> client.sent() > 2 * FEW));
        server.terminate();
        awaitDrain();
        List<Integer> before = clients.stream().map(CountingClient::sent).toList();

        int maxSince = 0;
        for (int client = 0; client < CLIENTS; client++) {
            Events events = readers.get(client).join();
            assertAllIsEchoed(events);
            maxSince = Math.max(maxSince, events.echoed() - before.get(client));
        }
        // A client with a late 1001 gets echoes until then.
        assertThat(maxSince).isGreaterThan(2 * FEW);
        assertStopWithoutErrors();
    }

    /** The client reads only after the drain has begun. */
    @Test
    void lateReaderGetsEchoesOfAllAcceptedMessages() throws Exception {
        try (CountingClient client = new CountingClient(RawWebSocketClient.upgrade(server.webSocket("/ws")), MANY)) {
            AtomicInteger before = new AtomicInteger();
            await().during(Duration.ofSeconds(1))
                    .until(() -> client.sent() > 0 && client.sent() == before.getAndSet(client.sent()));
            server.terminate();
            awaitDrain();

            assertAllIsEchoed(client.read());
        }
        assertStopWithoutErrors();
    }

    private void awaitDrain() {
        await().until(() -> server.output().stream().anyMatch(line -> line.contains("connections over")));
    }

    private void assertAllIsEchoed(Events events) {
        assertThat(events.rest())
                .as("events after %d echoes; log: %s", events.echoed(), server.output())
                .containsExactly("close 1001 draining", "end");
        assertThat(events.echoed()).isGreaterThanOrEqualTo(events.accepted());
    }

    private void assertStopWithoutErrors() throws InterruptedException {
        assertThat(server.exitCode()).isEqualTo(SIGTERM_EXIT_CODE);
        assertThat(server.output())
                .noneMatch(line -> line.contains("ERROR") || line.contains("WARN") || line.contains("xception"));
    }
}
