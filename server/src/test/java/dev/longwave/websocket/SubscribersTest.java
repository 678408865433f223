package dev.longwave.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.longwave.connection.DisconnectCause;
import dev.longwave.fanout.Subscribers;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
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
        first.connection().upgraded(false);
        second.connection().upgraded(false);
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
        member.connection().upgraded(false);
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
        member.connection().upgraded(false);
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

    private void join(FakeClient peer) {
        subscribers.join(peer.subscriber());
    }

    private void leave(FakeClient peer) {
        subscribers.leave(peer.subscriber());
    }
}
