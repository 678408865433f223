package dev.longwave.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.longwave.websocket.FakeClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChannelSessionTest {

    /** One message in flight is below the limit, a second one reaches it. */
    private static final String LARGE = " " + "x".repeat(60_000);

    private static final int MESSAGES = 100;

    private final Channels channels = new Channels(new ChannelMetrics(new SimpleMeterRegistry()));

    @Test
    void membershipLastsAsLongAsTheConnection() {
        FakeClient client = member();
        assertEquals(1, channels.count());

        client.go();
        assertEquals(0, channels.count());
    }

    /** Event loops of other members do nothing until the test reads what they received. */
    @Test
    void publisherAtTheInFlightLimitIsNotRead() {
        FakeClient publisher = member();
        FakeClient other = member();
        publisher.send(0 + LARGE);
        assertTrue(publisher.isRead(), "with room for another one");
        publisher.send(1 + LARGE);
        assertFalse(publisher.isRead(), "without");

        assertEquals(List.of("81 0" + LARGE, "81 1" + LARGE), other.received());
        assertTrue(publisher.isRead(), "when they have it");
    }

    @Test
    void fastPublisherStaysInLimitsAndLosesNothing() {
        FakeClient publisher = member();
        FakeClient other = member();
        for (int number = 0; number < MESSAGES; number++) {
            publisher.send(number + LARGE);
        }
        for (int number = 0; number < MESSAGES; number += 2) {
            assertFalse(publisher.isRead());
            List<String> received = other.received();
            assertEquals(
                    List.of("81 " + number + LARGE, "81 " + (number + 1) + LARGE),
                    received.subList(number, received.size()));
        }
        assertTrue(publisher.isRead());
    }

    @Test
    void closeWaitsForDeliveryOfEarlierMessages() {
        FakeClient publisher = member();
        FakeClient other = member();
        publisher.send("last words");
        publisher.sendClose(4000);
        assertEquals(List.of(), publisher.closes());

        assertEquals(List.of("81 last words"), other.received());
        assertEquals(List.of("4000 "), publisher.closes());
    }

    private FakeClient member() {
        FakeClient client = new FakeClient(
                new ChannelSession(channels, new JoinRequest(new ChannelName("a"), /* hearsItself= */ true)));
        client.serve();
        return client;
    }
}
