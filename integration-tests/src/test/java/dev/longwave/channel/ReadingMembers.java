package dev.longwave.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.RawWebSocketClient;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Members of a channel that all read a message before one of them sends the next. */
final class ReadingMembers implements AutoCloseable {

    private final List<RawWebSocketClient> members = new ArrayList<>();

    ReadingMembers(URI channel, int count) throws IOException {
        for (int member = 0; member < count; member++) {
            members.add(RawWebSocketClient.upgrade(channel));
        }
    }

    /** Sends a text and returns the time until each member has received it, in nanoseconds. */
    long[] exchange(String text) throws IOException {
        long[] took = new long[members.size()];
        long sent = System.nanoTime();
        members.getFirst().send(new FrameBuilder().text(text));
        for (int member = 0; member < took.length; member++) {
            assertThat(members.get(member).next()).isEqualTo("text " + text);
            took[member] = System.nanoTime() - sent;
        }
        return took;
    }

    @Override
    public void close() throws IOException {
        for (RawWebSocketClient member : members) {
            member.close();
        }
    }
}
