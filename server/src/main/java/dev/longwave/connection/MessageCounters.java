package dev.longwave.connection;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Counters of messages in both directions and of their payload bytes. One thread writes them, for which a plain addition is
 * enough; any thread reads them.
 */
public final class MessageCounters {

    private static final VarHandle MESSAGES_RECEIVED = count("messagesReceived");
    private static final VarHandle BYTES_RECEIVED = count("bytesReceived");
    private static final VarHandle MESSAGES_SENT = count("messagesSent");
    private static final VarHandle BYTES_SENT = count("bytesSent");

    private long messagesReceived;
    private long bytesReceived;
    private long messagesSent;
    private long bytesSent;

    /** Total to which these counters add as well. */
    private final @Nullable MessageCounters total;

    MessageCounters(@Nullable MessageCounters total) {
        this.total = total;
    }

    /**
     * Counts a message from a client.
     *
     * @param bytes size of its payload after decompression
     */
    public void received(int bytes) {
        MESSAGES_RECEIVED.setOpaque(this, messagesReceived + 1);
        BYTES_RECEIVED.setOpaque(this, bytesReceived + bytes);
        if (total != null) {
            total.received(bytes);
        }
    }

    /**
     * Counts a message to a client.
     *
     * @param bytes size of its payload before compression
     */
    public void sent(int bytes) {
        MESSAGES_SENT.setOpaque(this, messagesSent + 1);
        BYTES_SENT.setOpaque(this, bytesSent + bytes);
        if (total != null) {
            total.sent(bytes);
        }
    }

    long messagesReceived() {
        return (long) MESSAGES_RECEIVED.getOpaque(this);
    }

    long bytesReceived() {
        return (long) BYTES_RECEIVED.getOpaque(this);
    }

    long messagesSent() {
        return (long) MESSAGES_SENT.getOpaque(this);
    }

    long bytesSent() {
        return (long) BYTES_SENT.getOpaque(this);
    }

    private static VarHandle count(String field) {
        try {
            return MethodHandles.lookup().findVarHandle(MessageCounters.class, field, long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
