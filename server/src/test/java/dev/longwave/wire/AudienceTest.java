package dev.longwave.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each member has an event loop of its own here, which runs when its test wants. */
final class AudienceTest {

    private static final int MANY = 5_000;

    private final Audience audience = new Audience();
    private final AtomicInteger delivered = new AtomicInteger(-1);

    @Test
    void everyMemberGetsWhatIsSentFromItsJoiningToItsLeaving() {
        Member first = new Member(null);
        Member second = new Member(null);
        first.join();
        send("one");
        second.join();
        send("two");
        first.leave();
        send("three");

        assertEquals(List.of("81 one", "81 two"), first.received());
        assertEquals(List.of("81 two", "81 three"), second.received());
    }

    @Test
    void whatIsSentAtTheSameTimeIsInOneOrderForAll() throws InterruptedException {
        Member first = new Member(null);
        Member second = new Member(null);
        first.join();
        second.join();
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService senders = Executors.newFixedThreadPool(2)) {
            senders.invokeAll(List.of(sendMany("a", together), sendMany("b", together)));
        }

        assertEquals(2 * MANY, first.received().size());
        assertEquals(first.read, second.received());
    }

    @Test
    void membersOfOneEventLoopComeAndGoEachForItself() {
        WireHandler first = BareWire.handler();
        WireHandler second = BareWire.handler();
        EmbeddedChannel loop = new EmbeddedChannel(first, second);
        audience.join(first);
        send("one");
        audience.join(second);
        loop.runPendingTasks();
        assertEquals(1, delivered.get());

        audience.leave(first);
        send("two");
        loop.runPendingTasks();
        assertEquals(1, delivered.get());
    }

    @Test
    void whoIsExceptedGetsNothing() {
        Member sender = new Member(null);
        Member other = new Member(null);
        sender.join();
        other.join();
        audience.send(true, bytes("one"), sender.wire, delivered::set);

        assertEquals(List.of(), sender.received());
        assertEquals(List.of("81 one"), other.received());
        assertEquals(1, delivered.get());
    }

    @Test
    void itIsDeliveredWhenTheLastMemberHasIt() {
        Member first = new Member(null);
        Member second = new Member(null);
        first.join();
        second.join();
        send("one");
        first.received();
        assertEquals(-1, delivered.get());

        second.received();
        assertEquals(2, delivered.get());
    }

    @Test
    void withoutMembersItIsDeliveredToNobodyAtOnce() {
        send("one");
        assertEquals(0, delivered.get());

        Member gone = new Member(null);
        gone.join();
        gone.leave();
        send("two");
        assertEquals(0, delivered.get());
        assertEquals(0, audience.size());
    }

    @Test
    void whoHasBeenClosedIsNotCounted() {
        Member member = new Member(null);
        member.join();
        member.received();
        member.channel.close().syncUninterruptibly();
        send("one");
        member.received();

        assertEquals(0, delivered.get());
    }

    @Test
    void eachMemberGetsItAsItsConnectionIsCompressed() {
        Member plain = new Member(null);
        Member wide = new Member(new DeflateParameters(15, false, true));
        Member wideToo = new Member(new DeflateParameters(15, true, false));
        Member narrow = new Member(new DeflateParameters(9, true, true));
        List<Member> all = List.of(plain, wide, wideToo, narrow);
        all.forEach(Member::join);
        // What comes again is out of the reach of a window of 9 bits.
        String noise = new Random(1)
                .ints(1_000, ' ', '~')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        send(noise + noise);

        assertEquals(
                List.of("81", "c1", "c1", "c1"),
                all.stream()
                        .map(member -> member.received().getFirst().substring(0, 2))
                        .toList());
        assertEquals(wide.read, wideToo.read);
        assertNotEquals(wide.read, narrow.read);
    }

    @Test
    void itsMemoryIsFreeWhenTheLastHasWrittenIt() {
        Member first = new Member(null);
        Member second = new Member(null);
        first.join();
        second.join();
        send("one");
        ByteBuf atFirst = first.next();
        ByteBuf atSecond = second.next();
        ByteBuf shared = atFirst.unwrap();
        assertEquals(shared, atSecond.unwrap());

        atFirst.release();
        assertEquals(1, shared.refCnt());
        atSecond.release();
        assertEquals(0, shared.refCnt());
    }

    private void send(String text) {
        audience.send(true, bytes(text), null, delivered::set);
    }

    private Callable<Void> sendMany(String prefix, CyclicBarrier together) {
        return () -> {
            together.await();
            for (int number = 0; number < MANY; number++) {
                send(prefix + number);
            }
            return null;
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private final class Member {

        private final WireHandler wire;
        private final EmbeddedChannel channel;
        private List<String> read = new ArrayList<>();

        Member(@Nullable DeflateParameters deflate) {
            wire = BareWire.handler(deflate);
            channel = new EmbeddedChannel(wire);
            wire.upgraded(false);
        }

        void join() {
            audience.join(wire);
        }

        void leave() {
            audience.leave(wire);
        }

        ByteBuf next() {
            channel.runPendingTasks();
            return channel.readOutbound();
        }

        /** The first byte of each frame in hex, and what is in it: as text if it is not compressed. */
        List<String> received() {
            channel.runPendingTasks();
            for (ByteBuf frame = channel.readOutbound(); frame != null; frame = channel.readOutbound()) {
                int first = frame.readUnsignedByte();
                frame.skipBytes(frame.readUnsignedByte() == 126 ? Short.BYTES : 0);
                String payload = first == 0x81
                        ? frame.toString(StandardCharsets.UTF_8)
                        : HexFormat.of().formatHex(Unpooled.copiedBuffer(frame).array());
                read.add(Integer.toHexString(first) + " " + payload);
                frame.release();
            }
            return read;
        }
    }
}
