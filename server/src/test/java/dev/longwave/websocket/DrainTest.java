package dev.longwave.websocket;

import dev.longwave.websocket.codec.FrameBuilder;
import dev.longwave.websocket.codec.FrameHeader;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What one connection does when the process is to end: what its endpoint gets, and when. */
final class DrainTest {

    private static final String CLOSE = "close 1001";

    /** More than fit into the longest wait. */
    private static final int LOOKS = QuietPeriod.LONGEST / QuietPeriod.PAUSE + 2;

    private final WebSocketHandler wire = TestConnections.handler();
    private final EmbeddedChannel channel = new EmbeddedChannel(wire);
    private final List<String> handedOver = new ArrayList<>();

    DrainTest() {
        channel.freezeTime(); // or it passes on its own as well
        wire.receive((from, text, payload) -> handedOver.add(new String(payload, UTF_8)));
        wire.upgraded(false);
        wire.drainAfter(Duration.ZERO);
        channel.runPendingTasks();
    }

    @Test
    void aPeerThatHasPausedIsClosed() {
        pass(3);

        assertEquals(List.of(CLOSE), handedOver());
    }

    @Test
    void aPeerThatGoesOnIsReadUntilItPauses() {
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

    /** It was let in while the others were told, and is told with them. */
    @Test
    void whoIsToldTwiceIsReadUntilItPausesAsWell() {
        wire.drainAfter(Duration.ZERO);
        assertReadUntilItPauses();
    }

    @Test
    void aPeerThatNeverPausesIsClosedWhenItsTimeIsOver() {
        for (int look = 0; look < LOOKS; look++) {
            receive("x");
            pass(1);
        }

        assertEquals(CLOSE, handedOver().getLast());
    }

    @Test
    void aLoopThatIsTooBusyToLookOftenDoesNotWaitLonger() {
        for (int look = 0; look < 4; look++) {
            receive("x");
            pass(QuietPeriod.LONGEST / 4, TimeUnit.MILLISECONDS);
        }

        assertEquals(List.of("x", "x", "x", "x", CLOSE), handedOver());
    }

    /** It holds so much back that nothing more is taken of what has come. */
    @Test
    void whatHasComeAndIsHeldBackIsAnsweredFirst() {
        wire.hold(TestConnections.LIMIT);
        receive("held back");
        pass(LOOKS);
        assertEquals(List.of(), handedOver());

        wire.release(TestConnections.LIMIT);
        assertEquals(List.of("held back", CLOSE), handedOver());
    }

    private void receive(String text) {
        channel.writeInbound(Unpooled.wrappedBuffer(FrameBuilder.last(FrameHeader.TEXT, text.getBytes(UTF_8))));
    }

    /** Lets so many looks happen, a pause apart. */
    private void pass(int looks) {
        for (int look = 0; look < looks; look++) {
            pass(QuietPeriod.PAUSE, TimeUnit.MILLISECONDS);
        }
    }

    private void pass(long time, TimeUnit unit) {
        channel.advanceTimeBy(time, unit);
        channel.runPendingTasks();
    }

    /** Since it was asked last. */
    private List<String> handedOver() {
        channel.runPendingTasks(); // those that scheduled ones have queued
        for (CloseWebSocketFrame close = channel.readInbound(); close != null; close = channel.readInbound()) {
            handedOver.add("close " + close.statusCode());
            close.release();
        }
        List<String> all = List.copyOf(handedOver);
        handedOver.clear();
        return all;
    }
}
