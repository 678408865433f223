package dev.longwave.websocket;

import static java.util.Comparator.naturalOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Effects of hostile clients on 50 others on the same event loops. */
@Tag("alone")
final class IsolationIT {

    private static final int ROUNDS = 1_000;

    private ServerProcess server;
    private URI echo;
    private final List<RawWebSocketClient> clients = new ArrayList<>();

    @BeforeEach
    void connect() throws IOException {
        server = ServerProcess.start();
        echo = server.webSocket("/ws");
        for (int client = 0; client < 50; client++) {
            clients.add(RawWebSocketClient.upgrade(echo));
        }
    }

    @AfterEach
    void stop() throws IOException {
        for (RawWebSocketClient client : clients) {
            client.close();
        }
        server.close();
    }

    /**
     * The test compares the worst run without hostile clients with the best run with them. Other load on the machine
     * seldom affects all of these, but a hostile client does. A blocked event loop is far beyond these limits, and so
     * is a missed turn.
     */
    @Test
    void hostileClientsDoNotDelayOthers() throws IOException {
        latenciesBeside(0); // the first latencies are those of a cold server
        List<Latencies> quiet = new ArrayList<>();
        List<Latencies> hostile = new ArrayList<>();
        for (int turn = 0; turn < 2; turn++) {
            quiet.add(latenciesBeside(0));
            hostile.add(latenciesBeside(4));
        }

        Duration quietMedian =
                quiet.stream().map(Latencies::median).max(naturalOrder()).orElseThrow();
        Duration quietHigh =
                quiet.stream().map(Latencies::high).max(naturalOrder()).orElseThrow();
        assertThat(hostile)
                .anySatisfy(latencies -> assertThat(latencies.median())
                        .isLessThan(quietMedian.multipliedBy(2).plusMillis(2)))
                .anySatisfy(latencies -> assertThat(latencies.high())
                        .isLessThan(quietHigh.multipliedBy(2).plusMillis(20)));
    }

    /**
     * Returns the latencies of echoes that all clients request at once, with a step of the hostile clients each time.
     */
    private Latencies latenciesBeside(int hostileClients) throws IOException {
        long[] took = new long[ROUNDS * clients.size()];
        try (HostileClients hostile = new HostileClients(echo, hostileClients)) {
            for (int round = 0; round < ROUNDS; round++) {
                hostile.drip();
                int first = round * clients.size();
                for (int client = 0; client < clients.size(); client++) {
                    took[first + client] = -System.nanoTime();
                    clients.get(client).send(new FrameBuilder().text("round " + round));
                }
                for (int client = 0; client < clients.size(); client++) {
                    assertThat(clients.get(client).next()).isEqualTo("text round " + round);
                    took[first + client] += System.nanoTime();
                }
            }
        }
        return Latencies.of(took);
    }
}
