package dev.longwave.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OutboundBudgetTest {

    private final List<Client> clients = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();
    private final Memory memory = new Memory();
    private final OutboundBudget backlog = new OutboundBudget(800, memory, () -> clients);

    @Test
    void noClientIsClosedAtTheLimit() {
        waits("small", 100);
        waits("large", 700);
        memory.use(800);
        backlog.check();

        assertEquals(List.of(), ended);
    }

    @Test
    void largestQueueIsClosedOverTheLimit() {
        waits("small", 100);
        waits("large", 400);
        waits("less", 301);
        memory.use(801);
        backlog.check();

        assertEquals(List.of("large"), ended);
    }

    @Test
    void clientsAreClosedUntilBelowTheLimit() {
        waits("small", 50);
        waits("large", 701);
        waits("larger", 702);
        memory.use(1_453);
        backlog.check();

        assertEquals(List.of("larger", "large"), ended);
    }

    @Test
    void sharedMessageCountsOnce() {
        waits("first", 700);
        waits("second", 700);
        memory.use(700);
        backlog.check();

        assertEquals(List.of(), ended);
    }

    @Test
    void objectsOfSharedMessageCountPerClient() {
        waits("first", 700);
        waits("second", 701);
        memory.use(100);
        backlog.count(10);
        backlog.check();
        assertEquals(List.of(), ended);

        backlog.count(1);
        backlog.check();
        assertEquals(List.of("second"), ended);
    }

    @Test
    void sentMessagesDoNotCount() {
        waits("one", 801);
        memory.use(100);
        backlog.count(20);
        backlog.count(-10);
        backlog.check();

        assertEquals(List.of(), ended);
    }

    @Test
    void pooledMemoryDoesNotCount() {
        waits("one", 801);
        memory.atMost = 2_000;
        memory.held = 800;
        backlog.check();

        assertEquals(List.of(), ended);
    }

    @Test
    void memoryOutsideQueuesClosesNoClient() {
        waits("one", 800);
        memory.use(2_000);
        backlog.check();

        assertEquals(List.of(), ended);
    }

    @Test
    void checksHaveAMinimumInterval() {
        waits("one", 801);
        memory.use(801);
        backlog.check();
        backlog.check();

        assertEquals(List.of("one"), ended);
    }

    private void waits(String name, long bytes) {
        clients.add(new Client(name, bytes, ended));
    }

    private record Client(String name, long queuedBytes, List<String> ended) implements OutboundBudget.Client {
        @Override
        public void shed() {
            ended.add(name);
        }
    }

    private static final class Memory implements OutboundBudget.Memory {
        private long atMost;
        private long held;

        void use(long bytes) {
            atMost = bytes;
            held = bytes;
        }

        @Override
        public long atMost() {
            return atMost;
        }

        @Override
        public long held() {
            return held;
        }
    }
}
