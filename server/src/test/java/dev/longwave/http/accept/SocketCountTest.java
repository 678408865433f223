package dev.longwave.http.accept;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SocketCountTest {

    private static final int ROOM = 100;

    private final List<String> told = new ArrayList<>();
    private final SocketCount count = new SocketCount(ROOM);
    private final SocketCount.Socket plain = count.socket(() -> told.add("plain"));
    private final SocketCount.Socket tls = count.socket(() -> told.add("tls"));

    @Test
    void socketsShareOneLimit() {
        accept(plain, 60);
        accept(tls, 39);
        assertTrue(plain.hasRoom());
        assertTrue(tls.hasRoom());
        tls.accepted();
        assertFalse(plain.hasRoom());
        assertFalse(tls.hasRoom());
    }

    @Test
    void fullSocketLeavesReservedConnectionsToOthers() {
        accept(plain, ROOM);
        accept(tls, 15);
        assertTrue(tls.hasRoom());
        tls.accepted();
        assertFalse(tls.hasRoom());
        tls.closed();
        assertTrue(tls.hasRoom());
    }

    @Test
    void closedConnectionResumesEverySocket() {
        accept(plain, 50);
        accept(tls, 50);
        plain.closed();
        assertTrue(plain.hasRoom());
        assertTrue(tls.hasRoom());
        assertEquals(List.of("plain", "tls"), told);
    }

    private static void accept(SocketCount.Socket socket, int connections) {
        for (int connection = 0; connection < connections; connection++) {
            socket.accepted();
        }
    }
}
