package dev.longwave.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.longwave.connection.Connection;
import dev.longwave.connection.DisconnectCause;
import dev.longwave.connection.Session;
import dev.longwave.websocket.codec.FrameBuilder;
import dev.longwave.websocket.codec.FrameHeader;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Drain of one connection: messages that its session gets, and when. */
final class DrainTest {

    private static final String CLOSE = "close 1001";

    /** More checks than fit into the max wait. */
    private static final int LOOKS = QuietPeriod.MAX / QuietPeriod.PAUSE + 2;

    private final List<String> handedOver = new ArrayList<>();
    private final WebSocketHandler handler = TestConnections.handler(null, new Taking());
    private final EmbeddedChannel channel = new EmbeddedChannel(handler);
    private final FramedConnection connection = handler.connection();

    DrainTest() {
        channel.freezeTime(); // otherwise time passes by itself as well
        handler.startReading();
        handler.connection().upgraded(false);
        connection.drain(Duration.ZERO);
        channel.runPendingTasks();
    }

    @Test
    void pausedClientIsClosed() {
        pass(3);

        assertEquals(List.of(CLOSE), handedOver());
    }

    @Test
    void sendingClientIsReadUntilItPauses() {
        assertReadUntilItPauses();
    }

    private void assertReadUntilItPauses() {
        List<String> expected = new ArrayList<>();
        for (int message = 0; message < 10; message++) {
            receive("message " + message);
            expected.add("message " + message);
            pass(1);
        }
        assertEquals(expected, handedOver());

        pass(3);
        assertEquals(List.of(CLOSE), handedOver());
    }

    /** A connection that is accepted during a drain is drained twice. */
    @Test
    void clientDrainedTwiceIsReadUntilItPauses() {
        connection.drain(Duration.ZERO);
        assertReadUntilItPauses();
    }

    @Test
    void clientThatNeverPausesIsClosedAfterTheMaxWait() {
        for (int look = 0; look < LOOKS; look++) {
            receive("x");
            pass(1);
        }

        assertEquals(CLOSE, handedOver().getLast());
    }

    @Test
    void busyLoopDoesNotWaitLonger() {
        for (int look = 0; look < 4; look++) {
            receive("x");
            pass(QuietPeriod.MAX / 4, TimeUnit.MILLISECONDS);
        }

        assertEquals(List.of("x", "x", "x", "x", CLOSE), handedOver());
    }

    /** The session holds so many messages that the server reads no more. */
    @Test
    void suspendedInputIsHandledBeforeTheClose() {
        connection.hold(TestConnections.LIMIT);
        receive("held back");
        pass(LOOKS);
        assertEquals(List.of(), handedOver());

        connection.release(TestConnections.LIMIT);
        assertEquals(List.of("held back", CLOSE), handedOver());
    }

    private void receive(String text) {
        channel.writeInbound(Unpooled.wrappedBuffer(FrameBuilder.last(FrameHeader.TEXT, text.getBytes(UTF_8))));
    }

    /** Runs this many checks, one pause apart. */
    private void pass(int looks) {
        for (int look = 0; look < looks; look++) {
            pass(QuietPeriod.PAUSE, TimeUnit.MILLISECONDS);
        }
    }

    private void pass(long time, TimeUnit unit) {
        channel.advanceTimeBy(time, unit);
        channel.runPendingTasks();
    }

    /** Messages since the last call. */
    private List<String> handedOver() {
        channel.runPendingTasks(); // tasks that scheduled tasks have queued
        for (CloseWebSocketFrame close = channel.readInbound(); close != null; close = channel.readInbound()) {
            handedOver.add("close " + close.statusCode());
            close.release();
        }
        List<String> all = List.copyOf(handedOver);
        handedOver.clear();
        return all;
    }

    private final class Taking implements Session {

        @Override
        public void opened(Connection opened) {}

        @Override
        public void message(boolean text, byte[] payload) {
            handedOver.add(new String(payload, UTF_8));
        }

        @Override
        public void closed(DisconnectCause cause) {}
    }
}
