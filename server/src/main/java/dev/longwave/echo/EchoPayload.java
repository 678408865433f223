package dev.longwave.echo;

import java.util.Arrays;

/** Payload of a response with a given size. */
final class EchoPayload {

    private static final byte PADDING = '.';

    private EchoPayload() {}

    /**
     * Returns the start of a message, followed by dots (text) or zeros (binary) up to the size.
     *
     * @param payload UTF-8 if it is text; the result is too, so a character that does not fit becomes dots
     * @param size in bytes
     */
    static byte[] ofSize(boolean text, byte[] payload, int size) {
        int kept = Math.min(payload.length, size);
        if (text) {
            while (kept > 0 && kept < payload.length && isContinuation(payload[kept])) {
                kept--;
            }
        }
        byte[] result = Arrays.copyOf(payload, size);
        Arrays.fill(result, kept, size, text ? PADDING : 0);
        return result;
    }

    /** Returns whether a byte continues a character of UTF-8 (RFC 3629 §3). */
    private static boolean isContinuation(byte value) {
        return (value & 0xc0) == 0x80;
    }
}
