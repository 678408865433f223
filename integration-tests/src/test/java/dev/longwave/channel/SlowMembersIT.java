package dev.longwave.channel;

import static java.util.Comparator.naturalOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.ServerProcess;
import dev.longwave.websocket.Latencies;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Effects of slow subscribers on the other members of their channel and on the server. */
@Tag("alone")
final class SlowMembersIT {

    /** Default of longwave.outbound.limit, for each member. */
    private static final long OUTBOUND_LIMIT = 1 << 20;

    /** Growth of any server: the half of its heap that it had not used yet, and Netty's arenas. */
    private static final long SLACK = 32 << 20;

    private ServerProcess server;
    private int channels;

    @BeforeEach
    void start() throws IOException {
        server = ServerProcess.startWithHeap("64m", "longwave.keep-alive.interval=0");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /**
     * The other members receive everything in order. The test compares the worst run without slow members with the best
     * run with them: other load on the machine seldom affects all of these. 6 MB exceed the 4 MB that Linux may buffer
     * for a member that does not read (tcp_wmem), together with the member's limit.
     */
    @Test
    void slowMembersDoNotDelay200Others() throws IOException {
        Load small = new Load(200, 100, 20_000);
        Load large = new Load(200, 300, 20_000);
        exchange(small, 0); // the first latencies are those of a cold server
        List<Latencies> without = new ArrayList<>();
        List<Latencies> with = new ArrayList<>();
        for (int turn = 0; turn < 2; turn++) {
            without.add(exchange(small, 0));
            with.add(exchange(large, 1));
        }

        Duration high =
                without.stream().map(Latencies::high).max(naturalOrder()).orElseThrow();
        assertThat(with)
                .anySatisfy(latencies -> assertThat(latencies.high())
                        .isLessThan(high.multipliedBy(2).plusMillis(20)));
    }

    /** The heap has no room for the 100 MB of messages. The queue of each slow member may reach its limit. */
    @Test
    void slowMembersQueueNoMoreThanTheirLimits() throws IOException {
        exchange(new Load(4, 100, 200_000), 0);
        long before = server.residentMemory();

        exchange(new Load(4, 500, 200_000), 1);

        assertThat(server.residentMemory()).isLessThan(before + 2 * OUTBOUND_LIMIT + SLACK);
    }

    private record Load(int members, int messages, int length) {

        String text(int number) {
            return number + " " + "x".repeat(length);
        }
    }

    /** Sends all messages to all members, beside slow ones, and returns the latencies. */
    private Latencies exchange(Load load, int slowMembers) throws IOException {
        URI channel = server.webSocket("/broadcast/" + channels++);
        LongStream.Builder took = LongStream.builder();
        try (SlowMembers slow = new SlowMembers(channel, load::text, slowMembers);
                ReadingMembers members = new ReadingMembers(channel, load.members())) {
            for (int number = 0; number < load.messages(); number++) {
                slow.readWhenDue(number);
                LongStream.of(members.exchange(load.text(number))).forEach(took);
            }
            slow.assertDisconnectedBefore(load.messages());
        }
        return Latencies.of(took.build().toArray());
    }
}
