package dev.longwave.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

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
final class HostilePeers implements AutoCloseable {

    private static final int HANDSHAKES = 100;

    /** A handshake of which only one byte in ten steps is sent. */
    private static final int PATIENCE = 10;

    private static final byte[] HANDSHAKE = "GET /ws HTTP/1.1\r\nHost: localhost\r\nCookie: ".getBytes(ISO_8859_1);
    private static final byte[] FLOOD =
            new Frames().frame(Frames.BINARY, new byte[100_000]).bytes();
    private static final byte[] LARGE =
            new Frames().frame(Frames.BINARY, new byte[256 << 10]).bytes();

    /** Large already when the first single byte comes. */
    private static final byte[] MOST_OF_LARGE = Arrays.copyOf(LARGE, LARGE.length - 10_000);

    private final List<TcpPeer> flooding = new ArrayList<>();
    private final List<TcpPeer> dripping = new ArrayList<>();
    private final List<Socket> connecting = new ArrayList<>();
    private int steps;

    /** @param ofAKind how many there are of the first two kinds: with a few, one is on most of the server's event loops */
    HostilePeers(URI endpoint, int ofAKind) throws IOException {
        for (int peer = 0; peer < ofAKind; peer++) {
            TcpPeer drip = TcpPeer.upgrade(endpoint);
            drip.send(MOST_OF_LARGE);
            dripping.add(drip);
        }
        for (int peer = 0; peer < ofAKind; peer++) {
            TcpPeer flood = TcpPeer.upgrade(endpoint);
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
        for (TcpPeer peer : dripping) {
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
        for (TcpPeer peer : flooding) {
            peer.close();
        }
        for (TcpPeer peer : dripping) {
            peer.close();
        }
        for (Socket socket : connecting) {
            socket.close();
        }
    }

    private static void flood(TcpPeer peer) {
        try {
            while (true) {
                peer.send(FLOOD);
            }
        } catch (IOException e) {
            // The test is over.
        }
    }
}
