package dev.longwave.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.longwave.channel.ChannelMetrics;
import dev.longwave.channel.ChannelName;
import dev.longwave.channel.Channels;
import dev.longwave.websocket.FakeClient;
import dev.longwave.writer.Handover.End;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Writer that is called second by second. */
final class WriterTest {

    private static final ChannelName CHANNEL = new ChannelName("news");
    private static final long MANY = Long.MAX_VALUE;

    private final Channels channels = new Channels(new ChannelMetrics(new SimpleMeterRegistry()));
    private final WriterMetrics metrics = new WriterMetrics(new SimpleMeterRegistry());
    private long now;
    private final Writer writer = new Writer(channels, metrics, every(1, "{tick}/{members}"), now);

    // ---- the end of a handover

    @Test
    void handoverEndsAfterItsLastMessage() {
        FakeClient peer = new FakeClient();
        Handover handover = writer.take(peer.connection(), 2);
        List<End> ends = endsOf(handover);
        pass(1, peer);
        assertEquals(List.of(), ends);
        pass(3, peer);

        assertEquals(List.of(End.SERVED), ends);
        assertEquals(List.of("81 1/1", "81 2/1"), peer.received());
    }

    /** The event loop of the connection may be slow; the Close must not overtake the message. */
    @Test
    void handoverWaitsForDeliveryOfItsLastMessage() {
        FakeClient slowLoop = new FakeClient();
        List<End> ends = endsOf(writer.take(slowLoop.connection(), 1));
        pass(1);
        assertEquals(List.of(), ends);

        assertEquals(List.of("81 1/1"), slowLoop.received());
        assertEquals(List.of(End.SERVED), ends);
    }

    @Test
    void handoverEndsWhenItsWriterStops() {
        FakeClient peer = new FakeClient();
        List<End> ends = endsOf(writer.take(peer.connection(), MANY));
        pass(1);
        writer.stop();
        pass(1);

        assertEquals(List.of("81 1/1"), peer.received());
        assertEquals(List.of(End.STOPPED), ends);
    }

    @Test
    void handoverEndsWithItsConnection() {
        Handover handover = writer.take(new FakeClient().connection(), MANY);
        List<End> ends = endsOf(handover);
        writer.connectionClosed(handover);
        pass(1);

        assertEquals(List.of(End.GONE), ends);
    }

    @Test
    void stoppedWriterAcceptsNoHandover() {
        writer.stop();
        FakeClient peer = new FakeClient();

        assertEquals(List.of(End.STOPPED), endsOf(writer.take(peer.connection(), MANY)));
        pass(1);
        assertEquals(List.of(), peer.received());
    }

    @Test
    void concurrentReasonsEndAHandoverOnce() {
        FakeClient peer = new FakeClient();
        Handover handover = writer.take(peer.connection(), 1);
        List<End> ends = endsOf(handover);
        pass(1, peer);
        writer.connectionClosed(handover);
        writer.stop();

        assertEquals(List.of(End.SERVED), ends);
    }

    @Test
    void onlyTheWriterCompletesAHandover() {
        Handover handover = writer.take(new FakeClient().connection(), MANY);
        handover.completion().toCompletableFuture().complete(End.SERVED);

        assertEquals(List.of(), endsOf(handover));
    }

    @Test
    void endOfAHandoverKeepsTheOthers() {
        FakeClient stays = new FakeClient();
        List<End> ends = endsOf(writer.take(stays.connection(), MANY));
        FakeClient goes = new FakeClient();
        writer.connectionClosed(writer.take(goes.connection(), MANY));
        FakeClient served = new FakeClient();
        writer.take(served.connection(), 1);
        pass(2, stays, served);

        assertEquals(List.of(), ends);
        assertEquals(List.of("81 1/2", "81 2/1"), stays.received());
        assertEquals(List.of(), goes.received());
    }

    // ---- messages and ticks

    @Test
    void membersOfTheChannelGetEachMessage() {
        Writer news = new Writer(
                channels,
                metrics,
                new WriterSettings(
                        Duration.ofSeconds(1), MessageContent.text("{tick}/{members}"), Optional.of(CHANNEL), false),
                now);
        FakeClient member = new FakeClient();
        FakeClient handedOver = new FakeClient();
        channels.join(CHANNEL, member.subscriber());
        news.take(handedOver.connection(), MANY);
        news.tick(Instant.EPOCH, now);

        assertEquals(List.of("81 1/2"), member.received());
        assertEquals(List.of("81 1/2"), handedOver.received());
    }

    @Test
    void overlappingTickIsSkippedAndCounted() {
        FakeClient slowLoop = new FakeClient();
        writer.take(slowLoop.connection(), MANY);
        pass(3);
        assertEquals(List.of("81 1/1"), slowLoop.received());

        pass(1);
        assertEquals(List.of("81 1/1", "81 2/1"), slowLoop.received());
        assertEquals(
                Map.of(TickOutcome.ON_TIME, 2L, TickOutcome.LATE, 0L, TickOutcome.SKIPPED, 2L, TickOutcome.FAILED, 0L),
                ticks());
    }

    @Test
    void lateAndMissedTicksAreCounted() {
        pass(1);
        now += Duration.ofSeconds(10).toNanos();
        pass(1);

        assertEquals(
                Map.of(TickOutcome.ON_TIME, 1L, TickOutcome.LATE, 1L, TickOutcome.SKIPPED, 10L, TickOutcome.FAILED, 0L),
                ticks());
    }

    @Test
    void pausedWriterWritesAndCountsNothing() {
        FakeClient peer = new FakeClient();
        List<End> ends = endsOf(writer.take(peer.connection(), MANY));
        pass(1, peer);
        writer.change(
                new WriterSettings(Duration.ofSeconds(1), MessageContent.text("later {tick}"), Optional.empty(), true),
                now);
        pass(5);
        assertEquals(List.of("81 1/1"), peer.received());

        writer.change(every(1, "later {tick}"), now);
        pass(2, peer);
        assertEquals(List.of("81 1/1", "81 later 2"), peer.received());
        assertEquals(List.of(), ends);
        assertEquals(
                Map.of(TickOutcome.ON_TIME, 2L, TickOutcome.LATE, 0L, TickOutcome.SKIPPED, 0L, TickOutcome.FAILED, 0L),
                ticks());
    }

    @Test
    void newIntervalBeginsAtTheChange() {
        pass(1);
        writer.change(every(3, "{tick}"), now);
        pass(3);
        assertEquals(1, metrics.counted(TickOutcome.ON_TIME));

        pass(1);
        assertEquals(2, metrics.counted(TickOutcome.ON_TIME));
    }

    @Test
    void newTextKeepsTheSchedule() {
        writer.change(every(1, "{tick}"), now);
        pass(1);

        assertEquals(1, metrics.counted(TickOutcome.ON_TIME));
    }

    @Test
    void failedTickIsCountedAndTheNextIsWritten() {
        MessageContent broken = new MessageContent() {
            @Override
            public boolean isText() {
                throw new IllegalStateException("broken");
            }

            @Override
            public byte[] at(Instant now, long tick, int members) {
                throw new IllegalStateException("broken");
            }
        };
        writer.change(new WriterSettings(Duration.ofSeconds(1), broken, Optional.empty(), false), now);
        assertThrows(IllegalStateException.class, () -> pass(1));
        assertEquals(List.of(true, false), List.of(writer.recordFailure(), writer.recordFailure()));

        writer.change(every(1, "mended"), now);
        FakeClient peer = new FakeClient();
        writer.take(peer.connection(), MANY);
        now += Duration.ofSeconds(1).toNanos();
        pass(1, peer);
        assertEquals(List.of("81 mended"), peer.received());
        assertTrue(writer.recordFailure());
        assertEquals(3, metrics.counted(TickOutcome.FAILED));
    }

    private static WriterSettings every(int seconds, String text) {
        return new WriterSettings(Duration.ofSeconds(seconds), MessageContent.text(text), Optional.empty(), false);
    }

    private static List<End> endsOf(Handover handover) {
        List<End> ends = new ArrayList<>();
        handover.completion().thenAccept(ends::add);
        return ends;
    }

    /** Calls the writer once a second, and runs the event loops of these members. */
    private void pass(int seconds, FakeClient... peers) {
        for (int second = 0; second < seconds; second++) {
            writer.tick(Instant.EPOCH, now);
            Stream.of(peers).forEach(FakeClient::received);
            now += Duration.ofSeconds(1).toNanos();
        }
    }

    private Map<TickOutcome, Long> ticks() {
        return Stream.of(TickOutcome.values()).collect(Collectors.toMap(tick -> tick, metrics::counted));
    }
}
