package dev.longwave.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AcceptTimeoutHandlerTest {

    private final AcceptTimeoutHandler handler = new AcceptTimeoutHandler(Duration.ofSeconds(10));
    private final EmbeddedChannel channel = new EmbeddedChannel();

    @BeforeEach
    void accept() {
        channel.freezeTime();
        channel.pipeline().addLast(handler);
    }

    @Test
    void connectionWithoutRequestIsClosed() {
        pass(Duration.ofMillis(9_999));
        assertTrue(channel.isOpen());

        pass(Duration.ofMillis(1));
        assertFalse(channel.isOpen());
    }

    @Test
    void timeLeftIsCountedFromAccept() {
        pass(Duration.ofSeconds(3));

        assertEquals(Duration.ofSeconds(7), handler.left());
    }

    @Test
    void removedHandlerLeavesNoTimer() {
        channel.pipeline().remove(handler);

        assertEquals(-1, channel.runScheduledPendingTasks(), "nanoseconds to the next timer");
    }

    private void pass(Duration time) {
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
    }
}
