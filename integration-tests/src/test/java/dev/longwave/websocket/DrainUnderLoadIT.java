package dev.longwave.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import dev.longwave.websocket.CountingClient.Answers;
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

/** What becomes of messages that are under way at a SIGTERM. */
@Tag("alone")
final class DrainUnderLoadIT {

    private static final Duration DRAIN = Duration.ofSeconds(2);
    private static final int SIGTERM_EXIT_CODE = 143;
    private static final int CLIENTS = 40;

    /** So few that the kernel's buffers hold none of them for long. */
    private static final int FEW = 200;

    /** More than the kernel's buffers hold. */
    private static final int MANY = 64_000;

    private ServerProcess server;

    @BeforeEach
    void start() throws IOException {
        server = ServerProcess.start("longwave.shutdown.drain=" + DRAIN);
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void clientsThatNeverPauseGetEveryAnswerUpToTheir1001() throws Exception {
        List<CountingClient> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            clients.add(new CountingClient(RawWebSocketClient.upgrade(server.webSocket("/ws")), FEW));
        }
        List<CompletableFuture<Answers>> readers = clients.stream()
                .map(client -> CompletableFuture.supplyAsync(
                        client::read, task -> Thread.ofPlatform().start(task)))
                .toList();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> clients.stream().allMatch(client -> client.sent() > 2 * FEW));
        server.terminate();
        awaitDrain();
        List<Integer> before = clients.stream().map(CountingClient::sent).toList();

        int mostSince = 0;
        for (int client = 0; client < CLIENTS; client++) {
            Answers answers = readers.get(client).join();
            assertThatAllIsAnswered(answers);
            mostSince = Math.max(mostSince, answers.answered() - before.get(client));
        }
        // Whose turn comes late is answered until then, and not left waiting for it.
        assertThat(mostSince).isGreaterThan(2 * FEW);
        assertThatTheEndWasInOrder();
    }

    @Test
    void aClientThatReadsOnlyThenGetsAnAnswerToAllThatTheServerHasTaken() throws Exception {
        try (CountingClient client = new CountingClient(RawWebSocketClient.upgrade(server.webSocket("/ws")), MANY)) {
            AtomicInteger before = new AtomicInteger();
            await().during(Duration.ofSeconds(1))
                    .until(() -> client.sent() > 0 && client.sent() == before.getAndSet(client.sent()));
            server.terminate();
            awaitDrain();

            assertThatAllIsAnswered(client.read());
        }
        assertThatTheEndWasInOrder();
    }

    private void awaitDrain() {
        await().until(() -> server.output().stream().anyMatch(line -> line.contains("connections over")));
    }

    private void assertThatAllIsAnswered(Answers answers) {
        assertThat(answers.rest())
                .as("after %d answers; the log: %s", answers.answered(), server.output())
                .containsExactly("close 1001 draining", "end");
        assertThat(answers.answered()).isGreaterThanOrEqualTo(answers.taken());
    }

    private void assertThatTheEndWasInOrder() throws InterruptedException {
        assertThat(server.exitCode()).isEqualTo(SIGTERM_EXIT_CODE);
        assertThat(server.output())
                .noneMatch(line -> line.contains("ERROR") || line.contains("WARN") || line.contains("xception"));
    }
}
