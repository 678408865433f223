package dev.longwave.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** One to three requests for one connection, most of them with mistakes. The same for the same seed. */
final class RandomRequest {

    private static final String[] TARGETS = {
        "/",
        "/ws",
        "/ws?delay=1ms&close=4000&after=0",
        "/ws?fragments=3&size=9",
        "/broadcast/a",
        "/broadcast/a?self=false",
        "/broadcast/",
        "/background",
        "/background/clock?messages=1",
        "/status",
        "/nowhere",
        "/client/index.js",
        "*",
        "http://localhost/ws",
        "//ws",
        "/%2e%2e/ws",
        "/ws?ping=1s"
    };

    private static final String[] METHODS = {"GET", "GET", "GET", "POST", "HEAD", "OPTIONS", "PUT", "CONNECT"};

    private static final String HANDSHAKE = """
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            """;

    private static final String[] BODIES = {
        "Content-Length: 5\r\n\r\nhello",
        "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        "Content-Length: 50\r\n\r\nshort",
        "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
    };

    /** Pieces that parsers read differently. */
    private static final String[] PIECES = {
        "\r\n",
        "\n",
        "\r",
        "\0",
        ":",
        " ",
        "\t",
        ",",
        "\u00ff",
        "%zz",
        "HTTP/2.0",
        "HTTP/1.0",
        "http/1.1",
        "PRI * HTTP/2.0",
        "Host: b\r\n",
        "Host:\r\n",
        ": x\r\n",
        " folded\r\n",
        "Content-Length: 5\r\n",
        "Content-Length: -1\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Transfer-Encoding: gzip, chunked\r\n",
        "Expect: 100-continue\r\n",
        "Connection: close\r\n",
        "Connection: Host\r\n",
        "Upgrade: h2c\r\n",
        "HTTP2-Settings: AAMAAABk\r\n",
        "Sec-WebSocket-Key1: 1\r\n",
        "Sec-WebSocket-Key2: 2\r\n",
        "Sec-WebSocket-Protocol: a, b\r\n",
        "Sec-WebSocket-Extensions: permessage-deflate\r\n",
        "Origin: https://evil.example\r\n",
        "Origin: null\r\n",
        "Access-Control-Request-Method: POST\r\n",
        "Authorization: Bearer x\r\n",
        "X-Forwarded-For: unknown\r\n",
        "Content-Encoding: gzip\r\n",
        "0\r\n\r\n",
        "fffffffff\r\n",
        "\r\n\r\n"
    };

    private final Random random;

    RandomRequest(long seed) {
        random = new Random(seed);
    }

    byte[] bytes() {
        StringBuilder all = new StringBuilder();
        for (int request = random.nextInt(3); request >= 0; request--) {
            all.append(request());
        }
        byte[] bytes = all.toString().getBytes(ISO_8859_1);
        for (int mistake = random.nextInt(5); mistake > 0; mistake--) {
            bytes = withMistake(bytes);
        }
        return bytes;
    }

    /** Returns a place where to split the bytes into two writes. */
    int split(int length) {
        return random.nextBoolean() ? length : random.nextInt(length + 1);
    }

    private String request() {
        String line = one(METHODS) + " " + one(TARGETS) + " HTTP/1.1\r\nHost: localhost\r\n";
        return switch (random.nextInt(3)) {
            case 0 -> line.replaceFirst("^[A-Z]+", "GET") + HANDSHAKE + "\r\n";
            case 1 -> line + one(BODIES);
            default -> line + "\r\n";
        };
    }

    private byte[] withMistake(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        byte[] before = Arrays.copyOf(bytes, at);
        byte[] after = Arrays.copyOfRange(bytes, at, bytes.length);
        return switch (random.nextInt(7)) {
            case 0 -> joined(before, new byte[] {(byte) random.nextInt(256)}, after);
            case 1 -> joined(before, one(PIECES).getBytes(ISO_8859_1), after);
            case 2 ->
                joined(before, Arrays.copyOfRange(after, Math.min(after.length, 1 + random.nextInt(9)), after.length));
            case 3 -> withLines(bytes);
            case 4 -> joined(before, "x".repeat(random.nextInt(9_000)).getBytes(ISO_8859_1), after);
            case 5 -> flipped(bytes);
            default -> random.nextInt(4) == 0 ? before : bytes; // cut off, but not as often as the others
        };
    }

    private byte[] flipped(byte[] bytes) {
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    /** Returns the bytes with a piece at the start of a line, a doubled line, or two lines swapped. */
    private byte[] withLines(byte[] bytes) {
        List<String> lines = new ArrayList<>(List.of(new String(bytes, ISO_8859_1).split("(?<=\r\n)")));
        int line = random.nextInt(lines.size());
        switch (random.nextInt(3)) {
            case 0 -> lines.add(line, one(PIECES));
            case 1 -> lines.add(line, lines.get(line));
            default -> Collections.swap(lines, line, random.nextInt(lines.size()));
        }
        return String.join("", lines).getBytes(ISO_8859_1);
    }

    private String one(String[] of) {
        return of[random.nextInt(of.length)];
    }

    private static byte[] joined(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
