package dev.longwave.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longwave.channel.HttpPublisher.Response;
import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Channel names that are used only once. */
final class ManyNamesIT {

    private static final int NAMES = 20_000;
    private static final int AT_ONCE = 32;

    private static final int WARM_UP = 4_000;

    /** Growth of memory that the unused heap explains. 16,000 leaked connections do not fit into it. */
    private static final int HEAP_MIB = 48;

    private ServerProcess server;

    @BeforeEach
    void start() throws Exception {
        server = ServerProcess.startWithHeap(HEAP_MIB + "m");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Half of the members send a Close, the others close TCP without one. Afterwards the channels have no members. */
    @Test
    void channelsUsedOnceLeaveNoMemoryOrSockets() throws Exception {
        long sockets = server.openSockets();
        use(0, WARM_UP);
        long memory = server.residentMemory();

        use(WARM_UP, NAMES);

        await().untilAsserted(() -> assertThat(server.openSockets()).isEqualTo(sockets));
        assertThat(server.residentMemory()).isLessThan(memory + ((long) HEAP_MIB << 20));
        for (int number = 0; number < NAMES; number += NAMES / 10) {
            try (HttpPublisher publisher = new HttpPublisher(server.http(channel(number)))) {
                assertThat(publisher.post("anybody there?")).isEqualTo(new Response(202, 0));
            }
        }
        server.stopWithoutErrors();
    }

    private void use(int first, int end) throws Exception {
        List<Future<Void>> members = new ArrayList<>();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (int number = first; number < end; number++) {
                String channel = channel(number);
                boolean closes = number % 2 == 0;
                members.add(threads.submit(() -> use(channel, closes)));
            }
            for (Future<Void> member : members) {
                try {
                    member.get();
                } catch (ExecutionException e) {
                    threads.shutdownNow();
                    throw e;
                }
            }
        }
    }

    /** @param closes whether the member sends a Close */
    private Void use(String channel, boolean closes) throws Exception {
        try (RawWebSocketClient member = RawWebSocketClient.upgrade(server.webSocket(channel))) {
            if (closes) {
                member.send(new FrameBuilder().text(channel).close(1000, ""));
                assertThat(member.rest()).containsExactly("text " + channel, "close 1000", "end");
            }
        }
        return null;
    }

    private static String channel(int number) {
        return "/broadcast/name-" + number;
    }
}
