package dev.longwave.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Client of a browser's WebDriver BiDi (W3C), for the browsers that Playwright cannot drive. */
final class BidiClient implements AutoCloseable {

    private static final int TIMEOUT_SECONDS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Long, CompletableFuture<JsonNode>> responses = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final AtomicLong lastId = new AtomicLong();
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;

    BidiClient(URI browser) {
        socket = http.newWebSocketBuilder()
                .buildAsync(browser.resolve("/session"), new Listener())
                .join();
    }

    /** Sends a command and returns its result. */
    JsonNode send(String method, Map<String, ?> parameters) {
        long id = lastId.incrementAndGet();
        CompletableFuture<JsonNode> response = new CompletableFuture<>();
        responses.put(id, response);
        socket.sendText(json(Map.of("id", id, "method", method, "params", parameters)), true)
                .join();
        JsonNode message = response.orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).join();
        if (message.has("error")) {
            throw new IllegalStateException(method + ": " + message);
        }
        return message.path("result");
    }

    /** Returns the parameters of all events so far. */
    List<JsonNode> events() {
        return List.copyOf(events);
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }

    private void onMessage(String text) {
        JsonNode message;
        try {
            message = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(text, e);
        }
        CompletableFuture<JsonNode> response =
                responses.remove(message.path("id").asLong());
        if (response == null) {
            events.add(message.path("params"));
        } else {
            response.complete(message);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder message = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                onMessage(message.toString());
                message.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
