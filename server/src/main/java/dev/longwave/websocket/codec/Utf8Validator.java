package dev.longwave.websocket.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Says as early as it can be known whether bytes that arrive in pieces are UTF-8 (RFC 3629 §4, Unicode table 3-7): at the
 * first byte that no continuation could mend.
 *
 * <p>For one message at a time, on one thread.
 */
final class Utf8Validator {

    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    /** How many bytes the character under way still needs. */
    private int missing;

    /** What its next byte may be: the first continuation byte is the one that rules out overlong forms and surrogates. */
    private int lowest;

    private int highest;

    /** Takes the next bytes. After {@code false} it must be {@linkplain #reset() reset}. */
    boolean accept(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            if (missing > 0) {
                int next = bytes[i++] & 0xff;
                if (next < lowest || next > highest) {
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

    /** Whether the bytes may end here. */
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
            case 0xe0 -> lowest = 0xa0;
            case 0xed -> highest = 0x9f;
            case 0xf0 -> lowest = 0x90;
            case 0xf4 -> highest = 0x8f;
            default -> {} // any continuation byte
        }
        return true;
    }

    private void anyContinuation(int stillMissing) {
        missing = stillMissing;
        lowest = 0x80;
        highest = 0xbf;
    }
}
