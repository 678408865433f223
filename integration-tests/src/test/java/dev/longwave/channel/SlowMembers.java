package dev.longwave.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.RawWebSocketClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Slow subscribers of a channel. Half of them never read, the others read one message a second. */
final class SlowMembers implements AutoCloseable {

    private static final int SMALL = 4 << 10;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final IntFunction<String> texts;
    private final List<RawWebSocketClient> stuck = new ArrayList<>();
    private final List<RawWebSocketClient> reading = new ArrayList<>();
    private int read;
    private long lastRead = System.nanoTime();

    /**
     * @param texts the text of each message, by its number
     * @param perKind the number of members that never read, and of those that read slowly
     */
    SlowMembers(URI channel, IntFunction<String> texts, int perKind) throws IOException {
        this.texts = texts;
        for (int member = 0; member < perKind; member++) {
            stuck.add(RawWebSocketClient.withReceiveBuffer(SMALL, channel));
            reading.add(RawWebSocketClient.withReceiveBuffer(SMALL, channel));
        }
    }

    /**
     * Reads one more message of each slow reader if there is one and a second has passed. Callers call it often.
     *
     * @param sent the number of messages until now
     */
    void readWhenDue(int sent) throws IOException {
        if (read < sent && System.nanoTime() - lastRead >= PAUSE.toNanos()) {
            for (RawWebSocketClient member : reading) {
                assertThat(member.next()).isEqualTo(message(read));
            }
            read++;
            lastRead = System.nanoTime();
        }
    }

    /** Reads all remaining messages. They must be in order, and the disconnect must come before the last one. */
    void assertDisconnectedBefore(int sent) throws IOException {
        for (RawWebSocketClient member : stuck) {
            assertDisconnectedBetween(member, 0, sent);
        }
        for (RawWebSocketClient member : reading) {
            assertDisconnectedBetween(member, read, sent);
        }
    }

    private void assertDisconnectedBetween(RawWebSocketClient member, int first, int sent) throws IOException {
        int number = first;
        String next = member.next();
        while (next.equals(message(number))) {
            number++;
            next = member.next();
        }
        assertThat(number).as("messages before the disconnect").isLessThan(sent);
        if (!next.equals("close 1013 too slow")) {
            // It read too late for the Close. The kernel buffer held messages only, perhaps a part of the last one.
            assertThat("end " + message(number)).contains(next);
            assertThat(next.equals("end") ? next : member.next()).isEqualTo("end");
        }
    }

    private String message(int number) {
        return "text " + texts.apply(number);
    }

    @Override
    public void close() throws IOException {
        for (RawWebSocketClient member : stuck) {
            member.close();
        }
        for (RawWebSocketClient member : reading) {
            member.close();
        }
    }
}
