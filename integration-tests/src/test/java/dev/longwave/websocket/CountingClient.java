package dev.longwave.websocket;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.RawWebSocketClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Client that sends numbered messages without pause, on a separate thread. After each one it sends a Ping with its
 * number. The Pong may come before the echo, and proves that the server has accepted the message.
 */
final class CountingClient implements AutoCloseable {

    private static final String PADDING = " " + "x".repeat(1_000);

    private final RawWebSocketClient client;
    private final Semaphore free;
    private final AtomicInteger sent = new AtomicInteger();

    /** @param window the maximum of messages in flight */
    CountingClient(RawWebSocketClient client, int window) {
        this.client = client;
        free = new Semaphore(window);
        // A platform thread: a virtual one keeps its processor until it blocks, and leaves the other clients none.
        Thread.ofPlatform().daemon().start(this::send);
    }

    /**
     * Events until the server closed the connection.
     *
     * @param accepted the number of messages that the server has accepted, according to its Pongs
     * @param echoed the number of echoes in order, from the first one on
     * @param rest all events after these
     */
    record Events(int accepted, int echoed, List<String> rest) {}

    int sent() {
        return sent.get();
    }

    Events read() {
        try {
            int accepted = 0;
            int echoed = 0;
            String next = client.next();
            while (next.startsWith("pong ") || next.equals("text " + echoed + PADDING)) {
                if (next.startsWith("pong ")) {
                    accepted = 1 + Integer.parseInt(next.substring("pong ".length()), 16);
                } else {
                    echoed++;
                    free.release();
                }
                next = client.next();
            }
            List<String> rest = new ArrayList<>(List.of(next));
            if (!next.equals("end")) {
                rest.addAll(client.rest());
            }
            close();
            return new Events(accepted, echoed, rest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
        free.release(); // wakes the sending thread, which then fails
    }

    private void send() {
        try {
            for (int number = 0; true; number++) {
                free.acquireUninterruptibly();
                byte[] ping = ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
                client.send(new FrameBuilder().text(number + PADDING).frame(FrameBuilder.PING, ping));
                sent.incrementAndGet();
            }
        } catch (IOException e) {
            // The connection has closed. The reading thread returns the events until then.
        }
    }
}
