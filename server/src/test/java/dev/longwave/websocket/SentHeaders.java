package dev.longwave.websocket;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Headers of a handshake, valid unless a test changes them. */
public final class SentHeaders implements Function<String, List<String>> {

    private final Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    public SentHeaders() {
        with("Host", "chat.example");
        with("Upgrade", "websocket");
        with("Connection", "Upgrade");
        with("Sec-WebSocket-Version", "13");
        with("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
    }

    /** Replaces a header by one for each value. */
    public SentHeaders with(String name, String... sent) {
        values.put(name, new ArrayList<>(List.of(sent)));
        return this;
    }

    /** Returns a GET over HTTP/1.1 with these headers. */
    public UpgradeRequest handshake() {
        return new UpgradeRequest("GET", true, this);
    }

    public UpgradeRequest handshake(String method, boolean http11) {
        return new UpgradeRequest(method, http11, this);
    }

    @Override
    public List<String> apply(String name) {
        return values.getOrDefault(name, List.of());
    }
}
