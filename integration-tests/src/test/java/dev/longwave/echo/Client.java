package dev.longwave.echo;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** WebSocket client of the JDK, with received messages in a queue. A send returns once the message is written. */
final class Client implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    private Client(HttpClient http, URI server) {
        socket = http.newWebSocketBuilder().buildAsync(server, new Listener()).join();
    }

    static Client connect(HttpClient http, URI server) {
        return new Client(http, server);
    }

    void send(String text) {
        sendPart(text, true);
    }

    void sendPart(String text, boolean last) {
        socket.sendText(text, last).join();
    }

    void send(byte[] bytes) {
        sendPart(bytes, true);
    }

    void sendPart(byte[] bytes, boolean last) {
        socket.sendBinary(ByteBuffer.wrap(bytes), last).join();
    }

    void sendPing(byte[] payload) {
        socket.sendPing(ByteBuffer.wrap(payload)).join();
    }

    void sendClose(int code, String reason) {
        socket.sendClose(code, reason).join();
    }

    Received next() throws InterruptedException {
        return Objects.requireNonNull(
                received.poll(TIMEOUT.toSeconds(), TimeUnit.SECONDS), "no message within " + TIMEOUT);
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                received.add(new Received.Text(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            bytes.writeBytes(read(data));
            if (last) {
                received.add(Received.Binary.of(bytes.toByteArray()));
                bytes.reset();
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer payload) {
            received.add(Received.Pong.of(read(payload)));
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            received.add(new Received.Closed(code, reason));
            return null;
        }

        private static byte[] read(ByteBuffer data) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            return bytes;
        }
    }
}
