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
 * Sends numbered messages without pause, on a thread of its own. Behind each it sends a Ping with its number: the Pong may
 * come before the echo, and proves that the server has taken the message.
 */
final class CountingClient implements AutoCloseable {

    private static final String PADDING = " " + "x".repeat(1_000);

    private final RawWebSocketClient peer;
    private final Semaphore free;
    private final AtomicInteger sent = new AtomicInteger();

    /** @param window how many messages may be without an answer */
    CountingClient(RawWebSocketClient peer, int window) {
        this.peer = peer;
        free = new Semaphore(window);
        // No virtual one: that has its processor until it waits, and leaves the other peers none.
        Thread.ofPlatform().daemon().start(this::send);
    }

    /**
     * What came until the server ended the connection.
     *
     * @param taken how many messages the server has taken, as far as it told
     * @param answered how many came back, from the first on and in order
     * @param rest all that came after them
     */
    record Answers(int taken, int answered, List<String> rest) {}

    int sent() {
        return sent.get();
    }

    Answers read() {
        try {
            int taken = 0;
            int answered = 0;
            String next = peer.next();
            while (next.startsWith("pong ") || next.equals("text " + answered + PADDING)) {
                if (next.startsWith("pong ")) {
                    taken = 1 + Integer.parseInt(next.substring("pong ".length()), 16);
                } else {
                    answered++;
                    free.release();
                }
                next = peer.next();
            }
            List<String> rest = new ArrayList<>(List.of(next));
            if (!next.equals("end")) {
                rest.addAll(peer.rest());
            }
            close();
            return new Answers(taken, answered, rest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        peer.close();
        free.release(); // for the thread that sends to see it
    }

    private void send() {
        try {
            for (int number = 0; true; number++) {
                free.acquireUninterruptibly();
                byte[] ping = ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
                peer.send(new FrameBuilder().text(number + PADDING).frame(FrameBuilder.PING, ping));
                sent.incrementAndGet();
            }
        } catch (IOException e) {
            // How it learns of the end. What came until then is told to whoever reads.
        }
    }
}
