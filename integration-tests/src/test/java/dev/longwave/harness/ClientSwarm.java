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
 * Thousands of WebSocket clients on one thread, which reads all connections and answers Pings. After {@link #vanish}
 * the clients neither read nor send, but their TCP connections stay open.
 */
public final class ClientSwarm implements AutoCloseable {

    /** Size of a client's buffer: frames are short and may arrive in parts. */
    private static final int MAX_FRAME = 64;

    private static final byte[] PONG =
            new FrameBuilder().frame(0x8a, new byte[0]).bytes();

    private final List<SocketChannel> clients = new ArrayList<>();
    private final Map<String, Integer> received = new ConcurrentHashMap<>();
    private final Selector selector = Selector.open();
    private final CompletableFuture<Void> listening =
            CompletableFuture.runAsync(this::listen, task -> Thread.ofPlatform().start(task));
    private volatile boolean vanished;

    private ClientSwarm() throws IOException {}

    public static ClientSwarm connect(URI endpoint, int count) throws IOException {
        ClientSwarm swarm = new ClientSwarm();
        for (int client = 0; client < count; client++) {
            SocketChannel channel = SocketChannel.open();
            swarm.clients.add(channel);
            channel.connect(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()));
            RawWebSocketClient.upgrade(channel.socket(), endpoint);
            channel.configureBlocking(false);
            channel.register(swarm.selector, SelectionKey.OP_READ, ByteBuffer.allocate(MAX_FRAME));
            swarm.selector.wakeup();
        }
        return swarm;
    }

    /** Sends these frames from each client. */
    public void send(FrameBuilder frames) throws IOException {
        for (SocketChannel client : clients) {
            client.write(ByteBuffer.wrap(frames.bytes()));
        }
    }

    /** Returns the number of events of one kind: "ping", "text …", or "end" for a connection that closed in any way. */
    public int received(String event) {
        return received.getOrDefault(event, 0);
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
        for (SocketChannel client : clients) {
            client.close();
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
            SocketChannel client = (SocketChannel) key.channel();
            ByteBuffer bytes = (ByteBuffer) key.attachment();
            if (client.read(bytes) < 0) {
                onClose(key);
            }
            bytes.flip();
            while (bytes.remaining() >= 2 && bytes.remaining() >= 2 + bytes.get(bytes.position() + 1)) {
                boolean ping = bytes.get() == (byte) FrameBuilder.PING;
                byte[] payload = new byte[bytes.get()];
                bytes.get(payload);
                count(ping ? "ping" : "text " + new String(payload, UTF_8));
                if (ping) {
                    client.write(ByteBuffer.wrap(PONG));
                }
            }
            bytes.compact();
        } catch (IOException e) {
            onClose(key);
        }
    }

    private void onClose(SelectionKey key) {
        key.cancel();
        count("end");
    }

    private void count(String event) {
        received.merge(event, 1, Integer::sum);
    }
}
