package dev.longwave.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.longwave.fanout.Subscribers;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FramedConnectionTest {

    private final Subscribers subscribers = new Subscribers();

    /** One subscriber may be in several channels, and slow in each. */
    @Test
    void onWritableActionsRunOnceAndInOrder() {
        WebSocketHandler member = TestConnections.handler();
        EmbeddedChannel loop = new EmbeddedChannel(member);
        List<String> ran = new ArrayList<>();
        member.connection().onWritable(() -> ran.add("first"));
        member.connection().onWritable(() -> {
            throw new IllegalStateException("to be logged");
        });
        member.connection().onWritable(() -> {
            ran.add("second");
            member.connection().onWritable(() -> ran.add("added meanwhile"));
        });
        subscribers.join(member.connection());
        send("one");
        loop.runPendingTasks();
        assertEquals(List.of(), ran, "before the handshake is sent nothing is writable");

        member.connection().upgraded(false);
        loop.runPendingTasks();
        assertEquals(List.of("first", "second"), ran);
        loop.flush();
        loop.runPendingTasks();
        assertEquals(List.of("first", "second", "added meanwhile"), ran);
        loop.releaseOutbound();
    }

    private void send(String text) {
        subscribers.send(true, text.getBytes(StandardCharsets.UTF_8), null, delivered -> {});
    }
}
