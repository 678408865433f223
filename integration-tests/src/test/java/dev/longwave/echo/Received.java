package dev.longwave.echo;

import java.util.HexFormat;

/** What a client was sent, in the order in which it came. */
sealed interface Received {

    record Text(String text) implements Received {}

    /**
     * A binary message.
     *
     * @param hex the bytes, in a form that compares and prints well
     */
    record Binary(String hex) implements Received {
        static Binary of(byte[] bytes) {
            return new Binary(HexFormat.of().formatHex(bytes));
        }
    }

    /**
     * The answer to a ping.
     *
     * @param hex the ping's payload
     */
    record Pong(String hex) implements Received {
        static Pong of(byte[] bytes) {
            return new Pong(HexFormat.of().formatHex(bytes));
        }
    }

    record Closed(int code, String reason) implements Received {}
}
