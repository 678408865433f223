package dev.longwave.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.longwave.websocket.FakeClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServerPingsTest {

    private final List<String> messages = new ArrayList<>();

    @Test
    void clientGetsAnEmptyTextAtEachInterval() {
        FakeClient client = FakeClient.inFrozenTime(ServerPings.add(session(), query("2s")));
        client.serve();

        client.advance(1_999, TimeUnit.MILLISECONDS);
        assertEquals(List.of(), client.received());
        client.advance(1, TimeUnit.MILLISECONDS);
        assertEquals(List.of("81 "), client.received());
        client.advance(2, TimeUnit.SECONDS);
        assertEquals(List.of("81 ", "81 "), client.received());
    }

    @Test
    void pingsEndWithTheConnection() {
        FakeClient client = FakeClient.inFrozenTime(ServerPings.add(session(), query("1s")));
        client.serve();
        client.go();

        assertFalse(client.isScheduled());
    }

    @Test
    void sessionGetsAllItsCalls() {
        Session pinging = ServerPings.add(session(), query("1s"));
        FakeClient client = FakeClient.inFrozenTime(pinging);
        client.serve();
        client.send("hello");
        client.go();

        assertEquals(List.of("opened", "message", "closed"), messages);
        assertEquals("subject", pinging.subject());
    }

    @Test
    void sessionWithoutThePingParameterIsUnchanged() {
        Session session = session();

        assertSame(session, ServerPings.add(session, new Query(name -> List.of())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "15", "999ms", "61m", "-1s"})
    void otherIntervalsAreRejected(String interval) {
        assertThrows(InvalidQueryException.class, () -> ServerPings.add(session(), query(interval)));
    }

    private static Query query(String ping) {
        return new Query(name -> name.equals("ping") ? List.of(ping) : List.of());
    }

    private Session session() {
        return new Session() {
            @Override
            public void opened(Connection connection) {
                messages.add("opened");
            }

            @Override
            public void message(boolean text, byte[] payload) {
                messages.add("message");
            }

            @Override
            public void closed(DisconnectCause cause) {
                messages.add("closed");
            }

            @Override
            public String subject() {
                return "subject";
            }
        };
    }
}
