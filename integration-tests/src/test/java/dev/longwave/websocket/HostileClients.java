package dev.longwave.websocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.RawWebSocketClient;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Clients that cost a server as much as they can. Some send without pause and never read, some send a large message
 * byte by byte, and hundreds do that with their handshakes.
 */
final class HostileClients implements AutoCloseable {

    private static final int HANDSHAKES = 100;

    /** Steps until a handshake sends its next byte. */
    private static final int STEPS_PER_BYTE = 10;

    private static final byte[] HANDSHAKE = "GET /ws HTTP/1.1\r\nHost: localhost\r\nCookie: ".getBytes(ISO_8859_1);
    private static final byte[] FLOOD =
            new FrameBuilder().frame(FrameBuilder.BINARY, new byte[100_000]).bytes();
    private static final byte[] LARGE =
            new FrameBuilder().frame(FrameBuilder.BINARY, new byte[256 << 10]).bytes();

    /** Start of the large message, which is large before its first single byte. */
    private static final byte[] START_OF_LARGE = Arrays.copyOf(LARGE, LARGE.length - 10_000);

    private final List<RawWebSocketClient> flooding = new ArrayList<>();
    private final List<RawWebSocketClient> dripping = new ArrayList<>();
    private final List<Socket> connecting = new ArrayList<>();
    private int steps;

    /**
     * @param perKind the number of clients of each of the first two kinds: a few are enough for most event loops to
     *     have one
     */
    HostileClients(URI endpoint, int perKind) throws IOException {
        for (int client = 0; client < perKind; client++) {
            RawWebSocketClient drip = RawWebSocketClient.upgrade(endpoint);
            drip.send(START_OF_LARGE);
            dripping.add(drip);
        }
        for (int client = 0; client < perKind; client++) {
            RawWebSocketClient flood = RawWebSocketClient.upgrade(endpoint);
            Thread.startVirtualThread(() -> flood(flood));
            flooding.add(flood);
        }
        for (int handshake = 0; handshake < HANDSHAKES * perKind; handshake++) {
            Socket socket = new Socket(endpoint.getHost(), endpoint.getPort());
            socket.setTcpNoDelay(true);
            connecting.add(socket);
        }
    }

    /** Sends one more byte of each message and of some of the handshakes. */
    void drip() throws IOException {
        for (RawWebSocketClient client : dripping) {
            client.send((byte) 0);
        }
        int sent = steps / STEPS_PER_BYTE;
        for (int next = steps % STEPS_PER_BYTE; next < connecting.size(); next += STEPS_PER_BYTE) {
            connecting.get(next).getOutputStream().write(sent < HANDSHAKE.length ? HANDSHAKE[sent] : 'x');
        }
        steps++;
    }

    @Override
    public void close() throws IOException {
        for (RawWebSocketClient client : flooding) {
            client.close();
        }
        for (RawWebSocketClient client : dripping) {
            client.close();
        }
        for (Socket socket : connecting) {
            socket.close();
        }
    }

    private static void flood(RawWebSocketClient client) {
        try {
            while (true) {
                client.send(FLOOD);
            }
        } catch (IOException e) {
            // The test is over.
        }
    }
}
