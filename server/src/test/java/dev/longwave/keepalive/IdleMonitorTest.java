package dev.longwave.keepalive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class IdleMonitorTest {

    private static final int TICKS_TO_PING = 10;

    private final IdleMonitor watch = new IdleMonitor(new PingSchedule(Duration.ofMillis(100), TICKS_TO_PING));
    private final FakePeer peer = new FakePeer();
    private final IdleCounter silence = watch.over(peer);

    @Test
    void idleClientGetsOnePing() {
        tick(TICKS_TO_PING - 1);
        assertEquals(List.of(), peer.events);

        tick(TICKS_TO_PING);
        assertEquals(List.of("ping"), peer.events);
    }

    @Test
    void idleClientIsDisconnectedAfterTwoIntervals() {
        tick(2 * TICKS_TO_PING - 1);
        assertEquals(List.of("ping"), peer.events);

        tick(1);
        assertEquals(List.of("ping", "disconnected after PT2S"), peer.events);
    }

    @Test
    void clientIsDisconnectedOnce() {
        tick(5 * TICKS_TO_PING);

        assertEquals(List.of("ping", "disconnected after PT2S"), peer.events);
    }

    @Test
    void anyByteRestartsTheCount() {
        tick(2 * TICKS_TO_PING - 1);
        silence.reset();
        tick(TICKS_TO_PING - 1);

        assertEquals(List.of("ping"), peer.events);
    }

    @Test
    void heldBackClientLivesWhileItAcceptsData() {
        peer.heldBack = true;
        peer.takes = true;
        tick(10 * TICKS_TO_PING);
        assertEquals(List.of(), peer.events);

        peer.takes = false;
        tick(2 * TICKS_TO_PING);
        assertEquals(List.of("ping", "disconnected after PT2S"), peer.events);
    }

    @Test
    void acceptedDataIsNoInputWhileReading() {
        peer.takes = true;
        tick(2 * TICKS_TO_PING);

        assertEquals(List.of("ping", "disconnected after PT2S"), peer.events);
    }

    @Test
    void endedMonitoringIsOver() {
        watch.end(silence);
        tick(2 * TICKS_TO_PING);

        assertEquals(List.of(), peer.events);
    }

    @Test
    void otherClientsStayMonitored() {
        FakePeer second = new FakePeer();
        IdleCounter secondSilence = watch.over(second);
        FakePeer third = new FakePeer();
        watch.over(third);
        watch.end(silence);
        watch.end(silence);
        tick(TICKS_TO_PING);
        assertEquals(List.of(List.of(), List.of("ping"), List.of("ping")), events(peer, second, third));

        secondSilence.reset();
        FakePeer fourth = new FakePeer();
        watch.over(fourth);
        tick(TICKS_TO_PING);
        assertEquals(
                List.of(List.of("ping", "ping"), List.of("ping", "disconnected after PT2S"), List.of("ping")),
                events(second, third, fourth));

        tick(TICKS_TO_PING);
        assertEquals(List.of("ping", "disconnected after PT2S"), fourth.events);
    }

    private static List<List<String>> events(FakePeer... peers) {
        return Stream.of(peers).map(peer -> peer.events).toList();
    }

    private void tick(int times) {
        for (int i = 0; i < times; i++) {
            watch.tick();
        }
    }

    private static final class FakePeer implements KeepAlivePeer {

        private final List<String> events = new ArrayList<>();
        private boolean heldBack;
        private boolean takes;

        @Override
        public boolean isHeldBack() {
            return heldBack;
        }

        @Override
        public boolean hasAcceptedData() {
            return takes;
        }

        @Override
        public void ping() {
            events.add("ping");
        }

        @Override
        public void disconnect(Duration idle) {
            events.add("disconnected after " + idle);
        }
    }
}
