package dev.longwave.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.RawWebSocketClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Members of a channel that read less than is sent there: some nothing at all, as many a message a second. */
final class SlowMembers implements AutoCloseable {

    private static final int SMALL = 4 << 10;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final IntFunction<String> texts;
    private final List<RawWebSocketClient> stuck = new ArrayList<>();
    private final List<RawWebSocketClient> reading = new ArrayList<>();
    private int read;
    private long lastRead = System.nanoTime();

    /**
     * @param texts what they are sent, by its number
     * @param ofAKind how many there are that read nothing, and how many that read a little
     */
    SlowMembers(URI channel, IntFunction<String> texts, int ofAKind) throws IOException {
        this.texts = texts;
        for (int member = 0; member < ofAKind; member++) {
            stuck.add(RawWebSocketClient.withReceiveBuffer(SMALL, channel));
            reading.add(RawWebSocketClient.withReceiveBuffer(SMALL, channel));
        }
    }

    /**
     * To be called often: those that read take one more message if there is one and their pause is over.
     *
     * @param sent how many messages there have been
     */
    void readOn(int sent) throws IOException {
        if (read < sent && System.nanoTime() - lastRead >= PAUSE.toNanos()) {
            for (RawWebSocketClient member : reading) {
                assertThat(member.next()).isEqualTo(message(read));
            }
            read++;
            lastRead = System.nanoTime();
        }
    }

    /** Has all of them read what there still is: messages in order, less than have been sent, and the end. */
    void assertCutBefore(int sent) throws IOException {
        for (RawWebSocketClient member : stuck) {
            assertCutBetween(member, 0, sent);
        }
        for (RawWebSocketClient member : reading) {
            assertCutBetween(member, read, sent);
        }
    }

    private void assertCutBetween(RawWebSocketClient member, int first, int sent) throws IOException {
        int number = first;
        String next = member.next();
        while (next.equals(message(number))) {
            number++;
            next = member.next();
        }
        assertThat(number).as("messages before it was cut").isLessThan(sent);
        if (!next.equals("close 1013 too slow")) {
            // It read too late to be told: there is what the kernel had taken, of the last message perhaps a part.
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
