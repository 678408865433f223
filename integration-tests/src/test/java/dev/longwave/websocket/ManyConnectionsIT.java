package dev.longwave.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longwave.harness.ClientSwarm;
import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

/** 10,000 connections at one time. */
@Tag("alone")
final class ManyConnectionsIT {

    private static final Duration INTERVAL = Duration.ofSeconds(2);

    /** The promise allows one second. Another one is for 5,000 disconnects at once. */
    private static final Duration DISCONNECT_WITHIN = INTERVAL.multipliedBy(2).plusSeconds(2);

    private static final int HALF = 5_000;

    /** Memory of a connection in the server, with the garbage of its handshake. */
    private static final long MAX_CONNECTION_MEMORY = 20 << 10;

    private static ServerProcess server;
    private static URI echo;
    private static long socketsBefore;
    private static long memoryBefore;

    @BeforeAll
    static void start() throws Exception {
        server = ServerProcess.startWithHeap("128m", "longwave.keep-alive.interval=" + INTERVAL);
        echo = server.webSocket("/ws");
        try (ClientSwarm first = ClientSwarm.connect(echo, 100)) {
            first.send(new FrameBuilder().text("hello"));
            await().until(() -> first.received("text hello") == 100);
            socketsBefore = server.openSockets() - 100;
        }
        memoryBefore = server.residentMemory();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Clients that answer Pings stay connected. The second run has less memory if the first one leaks. */
    @RepeatedTest(2)
    void vanishedClientsAreDisconnectedWithoutLeaks() throws Exception {
        try (ClientSwarm staying = ClientSwarm.connect(echo, HALF);
                ClientSwarm vanishing = ClientSwarm.connect(echo, HALF)) {
            assertThat(server.openSockets()).isEqualTo(socketsBefore + 2 * HALF);
            vanishing.vanish();

            await().atMost(DISCONNECT_WITHIN).until(() -> server.openSockets() == socketsBefore + HALF);
            assertMemoryIsWithinLimit();

            staying.send(new FrameBuilder().text("still here"));
            await().until(() -> staying.received("text still here") == HALF);
            assertThat(staying.received("end")).isZero();
        }
        await().until(() -> server.openSockets() == socketsBefore);
        assertMemoryIsWithinLimit();
    }

    private static void assertMemoryIsWithinLimit() throws IOException {
        assertThat(server.residentMemory()).isLessThan(memoryBefore + 2 * HALF * MAX_CONNECTION_MEMORY);
    }
}
