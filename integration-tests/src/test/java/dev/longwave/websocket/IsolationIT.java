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

/** What hostile peers do to 50 others on the same event loops. */
@Tag("alone")
final class IsolationIT {

    private static final int ROUNDS = 1_000;

    private ServerProcess server;
    private URI echo;
    private final List<RawWebSocketClient> peers = new ArrayList<>();

    @BeforeEach
    void connect() throws IOException {
        server = ServerProcess.start();
        echo = server.webSocket("/ws");
        for (int peer = 0; peer < 50; peer++) {
            peers.add(RawWebSocketClient.upgrade(echo));
        }
    }

    @AfterEach
    void end() throws IOException {
        for (RawWebSocketClient peer : peers) {
            peer.close();
        }
        server.close();
    }

    /**
     * The worst of the quiet ones against the best of the others: what else the machine does is seldom in all of them, what a
     * peer can do to others is. An event loop that waits, or a turn that does not come, is far beyond these bounds.
     */
    @Test
    void theLatenciesOfTheOthersDoNotMove() throws IOException {
        latenciesBeside(0); // the first are those of a server that has not warmed up
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

    /** How long echoes take that everybody asks for at once, while hostile peers go a step further each time. */
    private Latencies latenciesBeside(int hostilePeers) throws IOException {
        long[] took = new long[ROUNDS * peers.size()];
        try (HostileClients hostile = new HostileClients(echo, hostilePeers)) {
            for (int round = 0; round < ROUNDS; round++) {
                hostile.drip();
                int first = round * peers.size();
                for (int peer = 0; peer < peers.size(); peer++) {
                    took[first + peer] = -System.nanoTime();
                    peers.get(peer).send(new FrameBuilder().text("round " + round));
                }
                for (int peer = 0; peer < peers.size(); peer++) {
                    assertThat(peers.get(peer).next()).isEqualTo("text round " + round);
                    took[first + peer] += System.nanoTime();
                }
            }
        }
        return Latencies.of(took);
    }
}
