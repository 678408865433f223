package dev.longwave.websocket.codec;

import dev.longwave.connection.CloseCode;
import io.netty.buffer.ByteBuf;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Decompressor of one client's messages (RFC 7692 §7.2.2), never beyond the message limit. Between messages it holds at most
 * the 32 KiB to which the next one may refer, and nothing if the client does not take its context over.
 */
public final class MessageInflater {

    /** Bytes that the sender removes from the end of each message. */
    private static final byte[] TAIL = {0, 0, -1, -1};

    /** An empty last block. It ends the stream of a complete message, and is read as other data in an incomplete one. */
    private static final byte[] LAST = {1, 0, 0, -1, -1};

    private static final int WINDOW = 1 << DeflateParameters.MAX_WINDOW_BITS;

    private static final int MIN_GROWTH = 256;

    private static final byte[] NOTHING = {};

    private final boolean takesOver;
    private final byte[] oneTooMuch = new byte[1];

    private byte[] window = NOTHING;

    /** Inflater of the current message. */
    private @Nullable Inflater inflater;

    /** Whether the current stream has any bytes: a message may consist of several streams (§7.2.3.4), or of none. */
    private boolean begun;

    /**
     * Creates an inflater for one connection.
     *
     * @param takesOver whether a message may refer to earlier ones (context takeover)
     */
    public MessageInflater(boolean takesOver) {
        this.takesOver = takesOver;
    }

    /**
     * Decompresses bytes of a message.
     *
     * @param message buffer on the heap, with the message limit as its max capacity
     * @return the rule that was broken, if any
     */
    Inbound.@Nullable Violation add(byte[] bytes, int from, int to, ByteBuf message) {
        if (inflater == null) {
            inflater = new Inflater(true);
            if (window.length > 0) {
                inflater.setDictionary(window);
            }
        }
        return inflate(inflater, bytes, from, to, message);
    }

    /** Decompresses the rest, at the end of a message. */
    Inbound.@Nullable Violation end(ByteBuf message) {
        Inbound.Violation broken = null;
        if (inflater != null && begun) {
            broken = inflate(inflater, TAIL, 0, TAIL.length, message);
            broken = broken == null ? inflate(inflater, LAST, 0, LAST.length, message) : broken;
            broken = broken == null && begun ? broken() : broken;
        }
        release();
        if (takesOver && broken == null) {
            window = takeOver(window, message);
        }
        return broken;
    }

    void release() {
        begun = false;
        if (inflater != null) {
            inflater.end();
            inflater = null;
        }
    }

    private Inbound.@Nullable Violation inflate(Inflater from, byte[] bytes, int start, int end, ByteBuf message) {
        try {
            from.setInput(bytes, start, end - start);
            begun |= end > start;
            while (true) {
                int count = inflate(from, message);
                if (count > message.maxWritableBytes()) {
                    return tooBig(message.maxCapacity());
                }
                message.writerIndex(message.writerIndex() + count);
                if (from.finished()) {
                    int remaining = from.getRemaining();
                    from.reset();
                    begun = remaining > 0;
                    from.setInput(bytes, end - remaining, remaining);
                } else if (count == 0) {
                    return null; // needs more input
                }
            }
        } catch (DataFormatException e) {
            return broken();
        }
    }

    /** Returns how many bytes were written after the message's end: one more than it has room for if there are too many. */
    private int inflate(Inflater from, ByteBuf message) throws DataFormatException {
        if (message.maxWritableBytes() == 0) {
            return from.inflate(oneTooMuch);
        }
        if (!message.isWritable()) {
            message.ensureWritable(Math.min(message.maxWritableBytes(), Math.max(message.readableBytes(), MIN_GROWTH)));
        }
        return from.inflate(message.array(), message.arrayOffset() + message.writerIndex(), message.writableBytes());
    }

    static Inbound.Violation tooBig(int limit) {
        return new Inbound.Violation(CloseCode.MESSAGE_TOO_BIG, "message over " + limit + " bytes");
    }

    private static Inbound.Violation broken() {
        return new Inbound.Violation(CloseCode.INVALID_PAYLOAD, "compressed data is broken");
    }

    /** Returns the last bytes of all messages, in the same array once the window is full. */
    private static byte[] takeOver(byte[] before, ByteBuf message) {
        int ofMessage = Math.min(message.readableBytes(), WINDOW);
        int ofBefore = Math.min(before.length, WINDOW - ofMessage);
        byte[] last = before.length == ofBefore + ofMessage ? before : new byte[ofBefore + ofMessage];
        System.arraycopy(before, before.length - ofBefore, last, 0, ofBefore);
        message.getBytes(message.writerIndex() - ofMessage, last, ofBefore, ofMessage);
        return last;
    }
}
