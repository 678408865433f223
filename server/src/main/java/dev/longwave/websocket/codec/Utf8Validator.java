package dev.longwave.websocket.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Validator of UTF-8 that arrives in pieces (RFC 3629 §4, Unicode table 3-7). Fails at the earliest byte: the first that no
 * continuation can make valid.
 *
 * <p>For one message at a time, on one thread.
 */
final class Utf8Validator {

    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    /** Number of bytes that the current character still needs. */
    private int missing;

    /** Range of its next byte: the range of the first continuation byte excludes overlong forms and surrogates. */
    private int min;

    private int max;

    /** Checks the next bytes. After {@code false}, {@link #reset} must follow. */
    boolean accept(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            if (missing > 0) {
                int next = bytes[i++] & 0xff;
                if (next < min || next > max) {
                    return false;
                }
                anyContinuation(missing - 1);
            } else {
                while (to - i >= Long.BYTES && ((long) LONGS.get(bytes, i) & NOT_ASCII) == 0) {
                    i += Long.BYTES;
                }
                if (i < to && !begin(bytes[i++] & 0xff)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Returns whether the bytes may end here. */
    boolean isComplete() {
        return missing == 0;
    }

    void reset() {
        missing = 0;
    }

    private boolean begin(int lead) {
        if (lead < 0x80) {
            return true;
        }
        if (lead < 0xc2 || lead > 0xf4) {
            return false;
        }
        if (lead < 0xe0) {
            anyContinuation(1);
        } else if (lead < 0xf0) {
            anyContinuation(2);
        } else {
            anyContinuation(3);
        }
        switch (lead) {
            case 0xe0 -> min = 0xa0;
            case 0xed -> max = 0x9f;
            case 0xf0 -> min = 0x90;
            case 0xf4 -> max = 0x8f;
            default -> {} // any continuation byte
        }
        return true;
    }

    private void anyContinuation(int stillMissing) {
        missing = stillMissing;
        min = 0x80;
        max = 0xbf;
    }
}
