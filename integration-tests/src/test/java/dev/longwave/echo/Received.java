package dev.longwave.echo;

import java.util.HexFormat;

/** Message or control frame that a client has received. */
sealed interface Received {

    record Text(String text) implements Received {}

    /**
     * Binary message.
     *
     * @param hex the bytes, in a form that compares and prints well
     */
    record Binary(String hex) implements Received {
        static Binary of(byte[] bytes) {
            return new Binary(HexFormat.of().formatHex(bytes));
        }
    }

    /**
     * Pong.
     *
     * @param hex the payload, which is that of the Ping
     */
    record Pong(String hex) implements Received {
        static Pong of(byte[] bytes) {
            return new Pong(HexFormat.of().formatHex(bytes));
        }
    }

    record Closed(int code, String reason) implements Received {}
}
