package dev.longwave.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.longwave.fanout.Subscribers;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Members that publishers wait for. Each member has an event loop of its own, and the test sets the time. */
final class PublisherBackPressureTest {

    private final Subscribers subscribers = new Subscribers();
    private final AtomicInteger ready = new AtomicInteger();

    @Test
    void mostKeepUpWhenHalfOfThemAreWritable() {
        List<WebSocketHandler> members =
                Stream.generate(TestConnections::handler).limit(3).toList();
        List<EmbeddedChannel> loops = members.stream().map(EmbeddedChannel::new).toList();
        loops.forEach(EmbeddedChannel::freezeTime);
        members.forEach(member -> subscribers.join(member.connection()));
        members.getFirst().connection().upgraded(false);
        sendOne();
        loops.forEach(loop -> pass(loop, 50));
        subscribers.whenMostAreWritable(ready::incrementAndGet);
        assertEquals(0, ready.get());

        members.get(1).connection().upgraded(false);
        loops.forEach(EmbeddedChannel::runPendingTasks);
        assertEquals(1, ready.get());
        members.get(2).connection().upgraded(false);
        loops.forEach(EmbeddedChannel::runPendingTasks);
        assertEquals(1, ready.get(), "told once");
        subscribers.whenMostAreWritable(ready::incrementAndGet);
        assertEquals(2, ready.get());
    }

    @Test
    void publisherWaitsForOneThatJustFellBehind() {
        WebSocketHandler behind = TestConnections.handler();
        EmbeddedChannel loop = new EmbeddedChannel(behind);
        loop.freezeTime();
        List<FakeClient> others = Stream.generate(FakeClient::new).limit(9).toList();
        others.forEach(other -> subscribers.join(other.subscriber()));
        subscribers.join(behind.connection());
        sendOne();
        others.forEach(FakeClient::received);
        runShard(loop);
        subscribers.whenMostAreWritable(ready::incrementAndGet);
        pass(loop, 49);
        assertEquals(0, ready.get());

        pass(loop, 1);
        assertEquals(1, ready.get());
    }

    @Test
    void memberThatNeverReadsDoesNotCount() {
        EmbeddedChannel loop = memberThatDoesNotRead();
        subscribers.whenMostAreWritable(ready::incrementAndGet);
        assertEquals(0, ready.get());

        pass(loop, 500);
        assertEquals(0, ready.get());

        pass(loop, 500);
        assertEquals(1, ready.get());
    }

    @Test
    void memberThatNeverReadsStaysSlow() {
        EmbeddedChannel loop = memberThatDoesNotRead();
        loop.flush();
        pass(loop, 100);
        subscribers.whenMostAreWritable(ready::incrementAndGet);

        assertEquals(0, ready.get());
    }

    @Test
    void memberThatLeftDoesNotCount() {
        WebSocketHandler stuck = TestConnections.handler();
        EmbeddedChannel loop = new EmbeddedChannel(stuck);
        subscribers.join(stuck.connection());
        sendOne();
        loop.runPendingTasks();
        subscribers.whenMostAreWritable(ready::incrementAndGet);
        assertEquals(0, ready.get());

        subscribers.leave(stuck.connection());
        loop.runPendingTasks();
        assertEquals(1, ready.get());
    }

    /** Runs slow shards to their end too, as in a cold JVM: they schedule the rest for later, which frozen time never reaches. */
    private static void runShard(EmbeddedChannel loop) {
        for (int step = 0; step < 10; step++) {
            loop.runPendingTasks();
            loop.advanceTimeBy(1, TimeUnit.NANOSECONDS);
        }
    }

    private static void pass(EmbeddedChannel loop, long milliseconds) {
        loop.runPendingTasks();
        loop.advanceTimeBy(milliseconds, TimeUnit.MILLISECONDS);
        loop.runPendingTasks();
    }

    /** Joins a member that does not read, and sends it a message. */
    private EmbeddedChannel memberThatDoesNotRead() {
        WebSocketHandler stuck = TestConnections.handler();
        EmbeddedChannel loop = new EmbeddedChannel(stuck);
        loop.freezeTime();
        subscribers.join(stuck.connection());
        sendOne();
        runShard(loop);
        return loop;
    }

    private void sendOne() {
        subscribers.send(true, "one".getBytes(StandardCharsets.UTF_8), null, delivered -> {});
    }
}
