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
 * Peers that cost a server what they can: some send without end and read nothing, some send a large message byte by byte,
 * and hundreds do that with their handshakes.
 */
final class HostileClients implements AutoCloseable {

    private static final int HANDSHAKES = 100;

    /** A handshake of which only one byte in ten steps is sent. */
    private static final int PATIENCE = 10;

    private static final byte[] HANDSHAKE = "GET /ws HTTP/1.1\r\nHost: localhost\r\nCookie: ".getBytes(ISO_8859_1);
    private static final byte[] FLOOD =
            new FrameBuilder().frame(FrameBuilder.BINARY, new byte[100_000]).bytes();
    private static final byte[] LARGE =
            new FrameBuilder().frame(FrameBuilder.BINARY, new byte[256 << 10]).bytes();

    /** Large already when the first single byte comes. */
    private static final byte[] MOST_OF_LARGE = Arrays.copyOf(LARGE, LARGE.length - 10_000);

    private final List<RawWebSocketClient> flooding = new ArrayList<>();
    private final List<RawWebSocketClient> dripping = new ArrayList<>();
    private final List<Socket> connecting = new ArrayList<>();
    private int steps;

    /** @param ofAKind how many there are of the first two kinds: with a few, one is on most of the server's event loops */
    HostileClients(URI endpoint, int ofAKind) throws IOException {
        for (int peer = 0; peer < ofAKind; peer++) {
            RawWebSocketClient drip = RawWebSocketClient.upgrade(endpoint);
            drip.send(MOST_OF_LARGE);
            dripping.add(drip);
        }
        for (int peer = 0; peer < ofAKind; peer++) {
            RawWebSocketClient flood = RawWebSocketClient.upgrade(endpoint);
            Thread.startVirtualThread(() -> flood(flood));
            flooding.add(flood);
        }
        for (int handshake = 0; handshake < HANDSHAKES * ofAKind; handshake++) {
            Socket socket = new Socket(endpoint.getHost(), endpoint.getPort());
            socket.setTcpNoDelay(true);
            connecting.add(socket);
        }
    }

    /** Sends one more byte of each message and of some of the handshakes. */
    void drip() throws IOException {
        for (RawWebSocketClient peer : dripping) {
            peer.send((byte) 0);
        }
        int sent = steps / PATIENCE;
        for (int next = steps % PATIENCE; next < connecting.size(); next += PATIENCE) {
            connecting.get(next).getOutputStream().write(sent < HANDSHAKE.length ? HANDSHAKE[sent] : 'x');
        }
        steps++;
    }

    @Override
    public void close() throws IOException {
        for (RawWebSocketClient peer : flooding) {
            peer.close();
        }
        for (RawWebSocketClient peer : dripping) {
            peer.close();
        }
        for (Socket socket : connecting) {
            socket.close();
        }
    }

    private static void flood(RawWebSocketClient peer) {
        try {
            while (true) {
                peer.send(FLOOD);
            }
        } catch (IOException e) {
            // The test is over.
        }
    }
}
