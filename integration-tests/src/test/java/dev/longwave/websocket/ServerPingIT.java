package dev.longwave.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parameter ping, with which a page learns that its server is gone. */
@Tag("quick")
final class ServerPingIT {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start("longwave.writers.slow.every=1h", "longwave.writers.slow.text=x");
    }

    @AfterAll
    static void stopWithoutErrors() throws InterruptedException {
        server.stopWithoutErrors();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws", "/broadcast/quiet", "/background/slow"})
    void everyEndpointSendsAnEmptyTextAtTheInterval(String path) throws IOException {
        try (RawWebSocketClient client = RawWebSocketClient.upgrade(URI.create(server.webSocket(path) + "?ping=1s"))) {
            long start = System.nanoTime();
            assertThat(client.next()).isEqualTo("text ");
            assertThat(client.next()).isEqualTo("text ");

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(INTERVAL, INTERVAL.multipliedBy(2).plusSeconds(1));
        }
    }
}
