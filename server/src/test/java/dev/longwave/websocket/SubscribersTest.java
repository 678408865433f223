package dev.longwave.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.longwave.connection.DisconnectCause;
import dev.longwave.fanout.Subscribers;
import dev.longwave.websocket.codec.DeflateParameters;
import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Fan-out to members with an event loop each, which the test runs. */
final class SubscribersTest {

    private static final int MANY = 5_000;

    private final Subscribers subscribers = new Subscribers();
    private final AtomicInteger delivered = new AtomicInteger(-1);

    @Test
    void memberGetsMessagesBetweenJoinAndLeave() {
        FakeClient first = new FakeClient();
        FakeClient second = new FakeClient();
        join(first);
        send("one");
        join(second);
        send("two");
        leave(first);
        send("three");

        assertEquals(List.of("81 one", "81 two"), first.received());
        assertEquals(List.of("81 two", "81 three"), second.received());
    }

    @Test
    void concurrentMessagesHaveOneOrderForAll() throws InterruptedException {
        FakeClient first = new FakeClient();
        FakeClient second = new FakeClient();
        join(first);
        join(second);
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService senders = Executors.newFixedThreadPool(2)) {
            senders.invokeAll(List.of(sendMany("a", together), sendMany("b", together)));
        }

        assertEquals(2 * MANY, first.received().size());
        assertEquals(first.received(), second.received());
    }

    @Test
    void leaveActionRunsAfterAllMessages() {
        FakeClient peer = new FakeClient();
        AtomicInteger deliveredBefore = new AtomicInteger();
        join(peer);
        send("one");
        subscribers.leave(peer.subscriber(), () -> deliveredBefore.set(delivered.get()));

        assertEquals(List.of("81 one"), peer.received());
        assertEquals(1, deliveredBefore.get());
    }

    @Test
    void membersOfOneLoopJoinAndLeaveIndependently() {
        WebSocketHandler first = TestConnections.handler();
        WebSocketHandler second = TestConnections.handler();
        EmbeddedChannel loop = new EmbeddedChannel(first, second);
        first.upgraded(false);
        second.upgraded(false);
        subscribers.join(first.connection());
        send("one");
        subscribers.join(second.connection());
        loop.runPendingTasks();
        assertEquals(1, delivered.get());

        subscribers.leave(first.connection());
        send("two");
        loop.runPendingTasks();
        assertEquals(1, delivered.get());
    }

    @Test
    void exceptedMemberGetsNoMessage() {
        FakeClient sender = new FakeClient();
        FakeClient other = new FakeClient();
        join(sender);
        join(other);
        subscribers.send(true, bytes("one"), sender.subscriber(), delivered::set);

        assertEquals(List.of(), sender.received());
        assertEquals(List.of("81 one"), other.received());
        assertEquals(1, delivered.get());
    }

    @Test
    void deliveredRunsAfterTheLastMember() {
        FakeClient first = new FakeClient();
        FakeClient second = new FakeClient();
        join(first);
        join(second);
        send("one");
        first.received();
        assertEquals(-1, delivered.get());

        second.received();
        assertEquals(2, delivered.get());
    }

    /** A shard schedules the rest of its work, which frozen time never reaches. */
    @Test
    void longQueueDoesNotBlockItsEventLoop() {
        WebSocketHandler member = TestConnections.handler();
        EmbeddedChannel loop = new EmbeddedChannel(member);
        loop.freezeTime();
        member.upgraded(false);
        subscribers.join(member.connection());
        AtomicInteger handedOut = new AtomicInteger();
        for (int number = 0; number < 10 * MANY; number++) {
            subscribers.send(true, bytes("one"), null, handedOut::addAndGet);
        }
        loop.runPendingTasks();
        assertTrue(handedOut.get() < 10 * MANY, "all at once");

        loop.unfreezeTime();
        while (handedOut.get() < 10 * MANY) {
            loop.runPendingTasks();
        }
        loop.releaseOutbound();
    }

    /** One subscriber may be in several channels, and slow in each. */
    @Test
    void onWritableActionsRunOnceAndInOrder() {
        WebSocketHandler member = TestConnections.handler();
        EmbeddedChannel loop = new EmbeddedChannel(member);
        List<String> ran = new ArrayList<>();
        member.connection().onWritable(() -> ran.add("first"));
        member.connection().onWritable(() -> {
            throw new IllegalStateException("to be logged");
        });
        member.connection().onWritable(() -> {
            ran.add("second");
            member.connection().onWritable(() -> ran.add("added meanwhile"));
        });
        subscribers.join(member.connection());
        send("one");
        loop.runPendingTasks();
        assertEquals(List.of(), ran, "before the handshake is sent nothing is writable");

        member.upgraded(false);
        loop.runPendingTasks();
        assertEquals(List.of("first", "second"), ran);
        loop.flush();
        loop.runPendingTasks();
        assertEquals(List.of("first", "second", "added meanwhile"), ran);
        loop.releaseOutbound();
    }

    @Test
    void messageWithoutMembersIsDeliveredAtOnce() {
        send("one");
        assertEquals(0, delivered.get());

        FakeClient gone = new FakeClient();
        join(gone);
        leave(gone);
        send("two");
        assertEquals(0, delivered.get());
        assertEquals(0, subscribers.size());
    }

    @Test
    void closingMemberIsNotCounted() {
        FakeClient member = new FakeClient();
        join(member);
        member.received();
        member.go();
        send("one");
        member.received();

        assertEquals(0, delivered.get());
    }

    /** Other members may send before the leave of a closed member is handled. */
    @Test
    void closedMemberHasNoQueue() {
        WebSocketHandler member = TestConnections.handler();
        EmbeddedChannel loop = new EmbeddedChannel(member);
        member.upgraded(false);
        subscribers.join(member.connection());
        loop.runPendingTasks();
        member.connection().abort(DisconnectCause.TIMEOUT);
        loop.runPendingTasks();
        send("one");
        loop.runPendingTasks();

        assertEquals(0, delivered.get());
        assertEquals(0, member.connection().queuedBytes());
    }

    @Test
    void failedCallbackDoesNotStopTheOthers() {
        FakeClient member = new FakeClient();
        join(member);
        subscribers.send(true, bytes("one"), null, count -> {
            throw new IllegalStateException("to be logged");
        });
        send("two");
        member.received();

        assertEquals(1, delivered.get());
    }

    @Test
    void memberGetsTheCompressionOfItsConnection() {
        FakeClient plain = new FakeClient();
        FakeClient wide = compressed(new DeflateParameters(15, false, true));
        FakeClient wideToo = compressed(new DeflateParameters(15, true, false));
        FakeClient narrow = compressed(new DeflateParameters(9, true, true));
        List<FakeClient> all = List.of(plain, wide, wideToo, narrow);
        all.forEach(this::join);
        // The repeated bytes are beyond a window of 9 bits.
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
        assertEquals(wide.received(), wideToo.received());
        assertNotEquals(wide.received(), narrow.received());
    }

    @Test
    void memoryIsFreeAfterTheLastWrite() {
        FakeClient first = new FakeClient();
        FakeClient second = new FakeClient();
        join(first);
        join(second);
        send("one");
        ByteBuf atFirst = first.next();
        ByteBuf atSecond = second.next();
        ByteBuf shared = root(atFirst);
        assertSame(shared, root(atSecond));

        atFirst.release();
        assertEquals(1, shared.refCnt());
        atSecond.release();
        assertEquals(0, shared.refCnt());
    }

    /** Returns the memory itself: Netty wraps it in a view, and some views in a leak detector. */
    private static ByteBuf root(ByteBuf view) {
        ByteBuf root = view;
        while (root.unwrap() != null) {
            root = root.unwrap();
        }
        return root;
    }

    private void send(String text) {
        subscribers.send(true, bytes(text), null, delivered::set);
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

    private static FakeClient compressed(DeflateParameters deflate) {
        return new FakeClient(deflate, new TestConnections.Nobody());
    }

    private void join(FakeClient peer) {
        subscribers.join(peer.subscriber());
    }

    private void leave(FakeClient peer) {
        subscribers.leave(peer.subscriber());
    }
}
