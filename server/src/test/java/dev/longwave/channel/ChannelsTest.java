package dev.longwave.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.longwave.connection.DisconnectCause;
import dev.longwave.fanout.Subscriber;
import dev.longwave.websocket.FakeClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ChannelsTest {

    private static final ChannelName NAME = new ChannelName("a");
    private static final int MILLION = 1_000_000;
    private static final int AT_ONCE = 1_000;

    private final Channels channels = new Channels(new ChannelMetrics(new SimpleMeterRegistry()));
    private final Subscriber first = new FakeClient().subscriber();
    private final Subscriber last = new FakeClient().subscriber();

    @Test
    void channelIsRemovedWithItsLastMember() {
        channels.join(NAME, first);
        channels.join(NAME, last);
        channels.leave(NAME, first, DisconnectCause.CLIENT);
        assertEquals(1, channels.count());

        channels.leave(NAME, last, DisconnectCause.CLIENT);
        assertEquals(0, channels.count());
    }

    @Test
    void millionFormerChannelsLeaveNoMemory() {
        FakeClient member = new FakeClient();
        for (int first = 0; first < MILLION; first += AT_ONCE) {
            List<ChannelName> names = IntStream.range(first, first + AT_ONCE)
                    .mapToObj(ChannelsTest::name)
                    .toList();
            names.forEach(name -> channels.join(name, member.subscriber()));
            assertEquals(AT_ONCE, channels.count());
            names.forEach(name -> channels.leave(name, member.subscriber(), DisconnectCause.CLIENT));
            member.received(); // runs its event loop
        }
        assertEquals(0, channels.count());
    }

    @Test
    void publishingWithoutMembersLeavesNoMemory() {
        AtomicInteger told = new AtomicInteger();
        for (int number = 0; number < MILLION; number++) {
            channels.publish(name(number), true, new byte[0], null, delivered -> {
                assertEquals(0, delivered);
                told.incrementAndGet();
            });
        }
        assertEquals(MILLION, told.get());
        assertEquals(0, channels.count());
    }

    private static ChannelName name(int number) {
        return new ChannelName("name-" + number);
    }
}
