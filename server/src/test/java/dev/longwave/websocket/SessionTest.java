package dev.longwave.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.longwave.connection.Connection;
import dev.longwave.connection.DisconnectCause;
import dev.longwave.connection.Session;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages that a session gets from its client, and when. */
final class SessionTest {

    private final List<String> taken = new ArrayList<>();
    private boolean fails;
    private boolean failsToOpen;
    private final FakeClient peer = new FakeClient(new Taking());

    @Test
    void nothingIsReadBeforeTheRouteStartsReading() {
        peer.send("one");
        peer.send("two");
        peer.sendClose(4000);
        assertFalse(peer.isRead());
        assertEquals(List.of(), peer.closes());

        peer.serve();
        assertEquals(List.of("4000 "), peer.closes());
        assertEquals(List.of("one", "two"), taken);
    }

    @Test
    void sessionThatFailsToOpenIsClosedWith1011() {
        failsToOpen = true;
        FakeClient client = new FakeClient(new Taking());
        client.serve();

        assertEquals(List.of("1011 internal error"), client.closes());
        client.go();
        assertEquals(List.of(), taken, "it is not told of an end either");
    }

    /** Holds for a call during a read and, as here, for messages that were read before. */
    @Test
    void failureClosesAndNoLaterMessageIsDelivered() {
        peer.send("one");
        peer.send("two");
        fails = true;
        peer.serve();

        assertEquals(List.of("1011 internal error"), peer.closes());
        assertEquals(List.of("one"), taken);
        assertTrue(peer.isRead(), "to see the end of TCP");
    }

    private final class Taking implements Session {

        @Override
        public void opened(Connection connection) {
            if (failsToOpen) {
                throw new IllegalStateException("to be logged");
            }
        }

        @Override
        public void message(boolean text, byte[] payload) {
            taken.add(new String(payload, UTF_8));
            if (fails) {
                throw new IllegalStateException("to be logged");
            }
        }

        @Override
        public void closed(DisconnectCause cause) {
            taken.add("closed");
        }
    }
}
