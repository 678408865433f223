package dev.longwave.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.wire.Frames;
import dev.longwave.wire.TcpPeer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Members of a channel that all read a message before one of them sends the next. */
final class ReadingMembers implements AutoCloseable {

    private final List<TcpPeer> members = new ArrayList<>();

    ReadingMembers(URI channel, int count) throws IOException {
        for (int member = 0; member < count; member++) {
            members.add(TcpPeer.upgrade(channel));
        }
    }

    /** Sends a text and returns how long each of them took to get it, in nanoseconds. */
    long[] exchange(String text) throws IOException {
        long[] took = new long[members.size()];
        long sent = System.nanoTime();
        members.getFirst().send(new Frames().text(text));
        for (int member = 0; member < took.length; member++) {
            assertThat(members.get(member).next()).isEqualTo("text " + text);
            took[member] = System.nanoTime() - sent;
        }
        return took;
    }

    @Override
    public void close() throws IOException {
        for (TcpPeer member : members) {
            member.close();
        }
    }
}
