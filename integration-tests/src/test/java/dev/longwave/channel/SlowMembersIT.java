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

/** What a member that reads nothing, and one that reads little, do to the others of their channel, and to the server. */
@Tag("alone")
final class SlowMembersIT {

    /** What the default of longwave.outbound.limit lets wait for one member. */
    private static final long OUTBOUND_LIMIT = 1 << 20;

    /** What a server grows by all the same: half of its heap that it had not used yet, and Netty's arenas. */
    private static final long SLACK = 32 << 20;

    private ServerProcess server;
    private int channels;

    @BeforeEach
    void start() throws IOException {
        server = ServerProcess.startWithHeap("64m", "longwave.keep-alive.interval=0");
    }

    @AfterEach
    void end() {
        server.close();
    }

    /**
     * The worst of the times without against the best of those with them, as beside hostile peers: what else the machine does
     * is seldom in all of them. 6 MB are more than what Linux may take for a member that does not read, 4 MB (tcp_wmem), and
     * its bound.
     */
    @Test
    void twoHundredOthersGetEverythingInOrderAndNoLaterThanWithoutThem() throws IOException {
        Load some = new Load(200, 100, 20_000);
        Load tooMuch = new Load(200, 300, 20_000);
        exchange(some, 0); // the first are those of a server that has not warmed up
        List<Latencies> without = new ArrayList<>();
        List<Latencies> with = new ArrayList<>();
        for (int turn = 0; turn < 2; turn++) {
            without.add(exchange(some, 0));
            with.add(exchange(tooMuch, 1));
        }

        Duration high =
                without.stream().map(Latencies::high).max(naturalOrder()).orElseThrow();
        assertThat(with)
                .anySatisfy(latencies -> assertThat(latencies.high())
                        .isLessThan(high.multipliedBy(2).plusMillis(20)));
    }

    /** 100 MB are sent, for which there is no room in the server, and a bound's worth may wait for each of the two. */
    @Test
    void noMoreThanTheirBoundsWaitsForThem() throws IOException {
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

    /** Sends all messages to all members, beside slow ones, and returns how long that took. */
    private Latencies exchange(Load load, int slowMembers) throws IOException {
        URI channel = server.webSocket("/broadcast/" + channels++);
        LongStream.Builder took = LongStream.builder();
        try (SlowMembers slow = new SlowMembers(channel, load::text, slowMembers);
                ReadingMembers members = new ReadingMembers(channel, load.members())) {
            for (int number = 0; number < load.messages(); number++) {
                slow.readOn(number);
                LongStream.of(members.exchange(load.text(number))).forEach(took);
            }
            slow.assertCutBefore(load.messages());
        }
        return Latencies.of(took.build().toArray());
    }
}
