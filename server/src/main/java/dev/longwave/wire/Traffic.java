package dev.longwave.wire;

import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * Messages that have come and gone, and the bytes of their payloads. Counted on one thread, which needs no more than a plain
 * addition for it, and read from any.
 */
final class Traffic {

    private static final int MESSAGES_RECEIVED = 0;
    private static final int BYTES_RECEIVED = 1;
    private static final int MESSAGES_SENT = 2;
    private static final int BYTES_SENT = 3;

    private final AtomicLongArray counts = new AtomicLongArray(BYTES_SENT + 1);

    /** Where the same is counted for more than this. */
    private final @Nullable Traffic total;

    Traffic(@Nullable Traffic total) {
        this.total = total;
    }

    /** @param bytes as they are once they are decompressed */
    void received(int bytes) {
        add(MESSAGES_RECEIVED, 1);
        add(BYTES_RECEIVED, bytes);
        if (total != null) {
            total.received(bytes);
        }
    }

    /** @param bytes as they are before they are compressed */
    void sent(int bytes) {
        add(MESSAGES_SENT, 1);
        add(BYTES_SENT, bytes);
        if (total != null) {
            total.sent(bytes);
        }
    }

    long messagesReceived() {
        return counts.getOpaque(MESSAGES_RECEIVED);
    }

    long bytesReceived() {
        return counts.getOpaque(BYTES_RECEIVED);
    }

    long messagesSent() {
        return counts.getOpaque(MESSAGES_SENT);
    }

    long bytesSent() {
        return counts.getOpaque(BYTES_SENT);
    }

    private void add(int count, long more) {
        counts.setOpaque(count, counts.getPlain(count) + more);
    }
}
