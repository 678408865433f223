package dev.longwave.echo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.longwave.connection.Query;
import dev.longwave.websocket.FakeClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class CustomEchoSessionTest {

    private static final long SEED = 1;

    private final AtomicLong clock = new AtomicLong();
    private final DelayBudget budget = new DelayBudget(1_000);

    @Test
    void responseComesAfterTheDelay() {
        FakeClient client = client(Map.of("delay", "200ms"));
        client.send("a");
        advance(client, 150, TimeUnit.MILLISECONDS);
        client.send("b");
        advance(client, 49, TimeUnit.MILLISECONDS);
        assertEquals(List.of(), client.received());

        advance(client, 1, TimeUnit.MILLISECONDS);
        assertEquals(List.of("81 a"), client.received());
        advance(client, 150, TimeUnit.MILLISECONDS);
        assertEquals(List.of("81 a", "81 b"), client.received());
    }

    @Test
    void jitterKeepsTheOrder() {
        FakeClient client = client(Map.of("jitter", "1s"));
        List<String> expected = new ArrayList<>();
        for (int number = 0; number < 10; number++) {
            client.send("m" + number);
            expected.add("81 m" + number);
        }
        advance(client, 1, TimeUnit.SECONDS);

        assertEquals(expected, client.received());
    }

    @Test
    void closeGetsDelayedResponsesAtOnce() {
        FakeClient client = client(Map.of("delay", "10s"));
        client.send("a");
        client.send("b");
        client.sendClose(1000);

        assertEquals(List.of("81 a", "81 b"), client.received());
        assertEquals(List.of("1000 "), client.closes());
        assertFalse(client.isScheduled());
    }

    @Test
    void responseComesInFragments() {
        FakeClient client = client(Map.of("fragments", "3"));
        client.send("hello");

        assertEquals(List.of("1 68", "0 656c", "80 6c6f"), client.received());
    }

    @Test
    void shortResponseHasEmptyFragments() {
        FakeClient client = client(Map.of("fragments", "3"));
        client.send("a");

        assertEquals(List.of("1 ", "0 ", "80 61"), client.received());
    }

    @Test
    void closeComesAfterTheLastResponse() {
        FakeClient client = client(Map.of("close", "4321", "after", "2"));
        client.send("a");
        assertEquals(List.of(), client.closes());
        client.send("b");
        client.send("c");

        assertEquals(List.of("81 a", "81 b"), client.received());
        assertEquals(List.of("4321 after 2 responses"), client.closes());
    }

    @Test
    void closeAfterNoResponseComesAtOnce() {
        assertEquals(
                List.of("4321 after 0 responses"),
                client(Map.of("close", "4321", "after", "0")).closes());
    }

    @Test
    void delayedMessagesBehindTheLastResponseAreDropped() {
        FakeClient client = client(Map.of("delay", "1s", "close", "4000"));
        client.send("a");
        client.send("b");
        advance(client, 1, TimeUnit.SECONDS);

        assertEquals(List.of("81 a"), client.received());
        assertEquals(List.of("4000 after 1 response"), client.closes());
    }

    @Test
    void dropEndsTcpWithoutAClose() {
        FakeClient client = client(Map.of("drop", "1"));
        client.send("a");

        assertEquals(List.of("81 a"), client.received());
        assertEquals(List.of(), client.closes());
        assertFalse(client.isOpen());
    }

    @Test
    void silentServerSendsNoPong() {
        FakeClient client = client(Map.of("silent", "true"));
        client.sendPing();
        client.send("a");

        assertEquals(List.of("81 a"), client.received());
    }

    @Test
    void messageBeyondTheBudgetClosesWith1013() {
        FakeClient client = client(Map.of("delay", "1s"));
        client.send("x".repeat(700));
        client.send("y".repeat(700));

        assertEquals(List.of("1013 no memory left for delayed messages"), client.closes());
        assertTrue(budget.tryAcquire(1_000));
    }

    @Test
    void endOfAConnectionFreesTheBudget() {
        FakeClient client = client(Map.of("delay", "10s"));
        client.send("x".repeat(700));
        client.go();

        assertTrue(budget.tryAcquire(1_000));
        assertFalse(client.isScheduled());
    }

    private void advance(FakeClient client, long time, TimeUnit unit) {
        clock.addAndGet(unit.toNanos(time));
        client.advance(time, unit);
    }

    private FakeClient client(Map<String, String> query) {
        EchoOptions options = EchoOptions.of(
                new Query(name -> query.containsKey(name) ? List.of(query.get(name)) : List.of()), 1_000);
        FakeClient client =
                FakeClient.inFrozenTime(new CustomEchoSession(options, budget, new SplittableRandom(SEED), clock::get));
        client.serve();
        return client;
    }
}
