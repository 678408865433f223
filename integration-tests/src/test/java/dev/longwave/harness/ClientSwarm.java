package dev.longwave.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Thousands of upgraded connections on one thread, which reads from all of them and answers Pings. Until they vanish: from
 * then on nobody reads or answers, and yet TCP has not ended.
 */
public final class ClientSwarm implements AutoCloseable {

    /** For what is short and may come in parts. */
    private static final int LONGEST_FRAME = 64;

    private static final byte[] PONG =
            new FrameBuilder().frame(0x8a, new byte[0]).bytes();

    private final List<SocketChannel> peers = new ArrayList<>();
    private final Map<String, Integer> received = new ConcurrentHashMap<>();
    private final Selector selector = Selector.open();
    private final CompletableFuture<Void> listening =
            CompletableFuture.runAsync(this::listen, task -> Thread.ofPlatform().start(task));
    private volatile boolean vanished;

    private ClientSwarm() throws IOException {}

    public static ClientSwarm connect(URI endpoint, int count) throws IOException {
        ClientSwarm crowd = new ClientSwarm();
        for (int peer = 0; peer < count; peer++) {
            SocketChannel channel = SocketChannel.open();
            crowd.peers.add(channel);
            channel.connect(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()));
            RawWebSocketClient.upgrade(channel.socket(), endpoint);
            channel.configureBlocking(false);
            channel.register(crowd.selector, SelectionKey.OP_READ, ByteBuffer.allocate(LONGEST_FRAME));
            crowd.selector.wakeup();
        }
        return crowd;
    }

    /** Has each of them send these frames. */
    public void send(FrameBuilder frames) throws IOException {
        for (SocketChannel peer : peers) {
            peer.write(ByteBuffer.wrap(frames.bytes()));
        }
    }

    /** How often this has come: "ping", "text …", or "end" for the end of a connection, however it ended. */
    public int received(String what) {
        return received.getOrDefault(what, 0);
    }

    public void vanish() {
        vanished = true;
        selector.wakeup();
        listening.join();
    }

    @Override
    public void close() throws IOException {
        vanish();
        selector.close();
        for (SocketChannel peer : peers) {
            peer.close();
        }
    }

    private void listen() {
        try {
            while (!vanished) {
                selector.select(this::receive);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void receive(SelectionKey key) {
        try {
            SocketChannel peer = (SocketChannel) key.channel();
            ByteBuffer bytes = (ByteBuffer) key.attachment();
            if (peer.read(bytes) < 0) {
                end(key);
            }
            bytes.flip();
            while (bytes.remaining() >= 2 && bytes.remaining() >= 2 + bytes.get(bytes.position() + 1)) {
                boolean ping = bytes.get() == (byte) FrameBuilder.PING;
                byte[] payload = new byte[bytes.get()];
                bytes.get(payload);
                count(ping ? "ping" : "text " + new String(payload, UTF_8));
                if (ping) {
                    peer.write(ByteBuffer.wrap(PONG));
                }
            }
            bytes.compact();
        } catch (IOException e) {
            end(key);
        }
    }

    private void end(SelectionKey key) {
        key.cancel();
        count("end");
    }

    private void count(String what) {
        received.merge(what, 1, Integer::sum);
    }
}
