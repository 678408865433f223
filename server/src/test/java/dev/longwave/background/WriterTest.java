package dev.longwave.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.longwave.background.Handover.End;
import dev.longwave.broadcast.ChannelMetrics;
import dev.longwave.broadcast.ChannelName;
import dev.longwave.broadcast.Channels;
import dev.longwave.wire.Peer;
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

/** One writer, second by second. */
final class WriterTest {

    private static final ChannelName CHANNEL = new ChannelName("news");
    private static final long MANY = Long.MAX_VALUE;

    private final Channels channels = new Channels(new ChannelMetrics(new SimpleMeterRegistry()));
    private final WriterMetrics metrics = new WriterMetrics(new SimpleMeterRegistry());
    private long now;
    private final Writer writer = new Writer(channels, metrics, every(1, "{tick}/{members}"), now);

    // ---- how a handed-over connection ends

    @Test
    void itIsServedWithItsLastMessageAndSeesThatFirst() {
        Peer peer = new Peer();
        Handover handover = writer.take(peer.connection(), 2);
        List<End> ends = endsOf(handover);
        pass(1, peer);
        assertEquals(List.of(), ends);
        pass(3, peer);

        assertEquals(List.of(End.SERVED), ends);
        assertEquals(List.of("81 1/1", "81 2/1"), peer.received());
    }

    /** Its event loop may take a while to come to that; what ends the connection must not overtake it. */
    @Test
    void itIsNotServedBeforeItHasBeenGivenItsLastMessage() {
        Peer slowLoop = new Peer();
        List<End> ends = endsOf(writer.take(slowLoop.connection(), 1));
        pass(1);
        assertEquals(List.of(), ends);

        assertEquals(List.of("81 1/1"), slowLoop.received());
        assertEquals(List.of(End.SERVED), ends);
    }

    @Test
    void itEndsWhenItsWriterIsStopped() {
        Peer peer = new Peer();
        List<End> ends = endsOf(writer.take(peer.connection(), MANY));
        pass(1);
        writer.stop();
        pass(1);

        assertEquals(List.of("81 1/1"), peer.received());
        assertEquals(List.of(End.STOPPED), ends);
    }

    @Test
    void itEndsWhenItHasGone() {
        Handover handover = writer.take(new Peer().connection(), MANY);
        List<End> ends = endsOf(handover);
        writer.gone(handover);
        pass(1);

        assertEquals(List.of(End.GONE), ends);
    }

    @Test
    void aWriterThatHasStoppedTakesNone() {
        writer.stop();
        Peer peer = new Peer();

        assertEquals(List.of(End.STOPPED), endsOf(writer.take(peer.connection(), MANY)));
        pass(1);
        assertEquals(List.of(), peer.received());
    }

    @Test
    void itEndsOnceWhateverComesTogether() {
        Peer peer = new Peer();
        Handover handover = writer.take(peer.connection(), 1);
        List<End> ends = endsOf(handover);
        pass(1, peer);
        writer.gone(handover);
        writer.stop();

        assertEquals(List.of(End.SERVED), ends);
    }

    @Test
    void nobodyElseCanCompleteIt() {
        Handover handover = writer.take(new Peer().connection(), MANY);
        handover.completion().toCompletableFuture().complete(End.SERVED);

        assertEquals(List.of(), endsOf(handover));
    }

    @Test
    void theEndOfOneIsNotThatOfAnother() {
        Peer stays = new Peer();
        List<End> ends = endsOf(writer.take(stays.connection(), MANY));
        Peer goes = new Peer();
        writer.gone(writer.take(goes.connection(), MANY));
        Peer served = new Peer();
        writer.take(served.connection(), 1);
        pass(2, stays, served);

        assertEquals(List.of(), ends);
        assertEquals(List.of("81 1/2", "81 2/1"), stays.received());
        assertEquals(List.of(), goes.received());
    }

    // ---- what it writes, and when

    @Test
    void theMembersOfItsChannelGetEachMessageToo() {
        Writer news = new Writer(
                channels,
                metrics,
                new WriterSettings(
                        Duration.ofSeconds(1), Content.text("{tick}/{members}"), Optional.of(CHANNEL), false),
                now);
        Peer member = new Peer();
        Peer handedOver = new Peer();
        channels.join(CHANNEL, member.connection());
        news.take(handedOver.connection(), MANY);
        news.beat(Instant.EPOCH, now);

        assertEquals(List.of("81 1/2"), member.received());
        assertEquals(List.of("81 1/2"), handedOver.received());
    }

    @Test
    void aTickDoesNotOverlapTheOneBeforeAndIsCounted() {
        Peer slowLoop = new Peer();
        writer.take(slowLoop.connection(), MANY);
        pass(3);
        assertEquals(List.of("81 1/1"), slowLoop.received());

        pass(1);
        assertEquals(List.of("81 1/1", "81 2/1"), slowLoop.received());
        assertEquals(Map.of(Tick.ON_TIME, 2L, Tick.LATE, 0L, Tick.SKIPPED, 2L, Tick.FAILED, 0L), ticks());
    }

    @Test
    void whatIsLateOrMissedIsCounted() {
        pass(1);
        now += Duration.ofSeconds(10).toNanos();
        pass(1);

        assertEquals(Map.of(Tick.ON_TIME, 1L, Tick.LATE, 1L, Tick.SKIPPED, 10L, Tick.FAILED, 0L), ticks());
    }

    @Test
    void whilePausedItWritesNothingAndCountsNothing() {
        Peer peer = new Peer();
        List<End> ends = endsOf(writer.take(peer.connection(), MANY));
        pass(1, peer);
        writer.change(
                new WriterSettings(Duration.ofSeconds(1), Content.text("later {tick}"), Optional.empty(), true), now);
        pass(5);
        assertEquals(List.of("81 1/1"), peer.received());

        writer.change(every(1, "later {tick}"), now);
        pass(2, peer);
        assertEquals(List.of("81 1/1", "81 later 2"), peer.received());
        assertEquals(List.of(), ends);
        assertEquals(Map.of(Tick.ON_TIME, 2L, Tick.LATE, 0L, Tick.SKIPPED, 0L, Tick.FAILED, 0L), ticks());
    }

    @Test
    void aNewIntervalBeginsWhenItIsSet() {
        pass(1);
        writer.change(every(3, "{tick}"), now);
        pass(3);
        assertEquals(1, metrics.counted(Tick.ON_TIME));

        pass(1);
        assertEquals(2, metrics.counted(Tick.ON_TIME));
    }

    @Test
    void aChangeOfItsTextAloneLeavesItsIntervalAlone() {
        writer.change(every(1, "{tick}"), now);
        pass(1);

        assertEquals(1, metrics.counted(Tick.ON_TIME));
    }

    @Test
    void aTickThatFailsIsCountedAndTheNextComesAllTheSame() {
        Content broken = new Content() {
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
        assertEquals(List.of(true, false), List.of(writer.hasBegunToFail(), writer.hasBegunToFail()));

        writer.change(every(1, "mended"), now);
        Peer peer = new Peer();
        writer.take(peer.connection(), MANY);
        now += Duration.ofSeconds(1).toNanos();
        pass(1, peer);
        assertEquals(List.of("81 mended"), peer.received());
        assertTrue(writer.hasBegunToFail());
        assertEquals(3, metrics.counted(Tick.FAILED));
    }

    private static WriterSettings every(int seconds, String text) {
        return new WriterSettings(Duration.ofSeconds(seconds), Content.text(text), Optional.empty(), false);
    }

    private static List<End> endsOf(Handover handover) {
        List<End> ends = new ArrayList<>();
        handover.completion().thenAccept(ends::add);
        return ends;
    }

    /** The writer is asked once a second, from now on, and these take what they get. */
    private void pass(int seconds, Peer... peers) {
        for (int second = 0; second < seconds; second++) {
            writer.beat(Instant.EPOCH, now);
            Stream.of(peers).forEach(Peer::received);
            now += Duration.ofSeconds(1).toNanos();
        }
    }

    private Map<Tick, Long> ticks() {
        return Stream.of(Tick.values()).collect(Collectors.toMap(tick -> tick, metrics::counted));
    }
}
