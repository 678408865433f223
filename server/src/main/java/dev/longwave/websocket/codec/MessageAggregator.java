package dev.longwave.websocket.codec;

import dev.longwave.connection.CloseCode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import org.jspecify.annotations.Nullable;

/**
 * Aggregator of one client's incomplete message: unmasked, decompressed and checked as far as it has arrived. Allocates memory
 * as bytes arrive and not as headers announce them. On one thread.
 */
final class MessageAggregator {

    private final ByteBufAllocator allocator;
    private final int limit;
    private final @Nullable MessageInflater inflater;
    private final Utf8Validator utf8 = new Utf8Validator();

    private boolean begun;
    private boolean text;

    /** Inflater of the message, if it is compressed. */
    private @Nullable MessageInflater inflating;

    private @Nullable ByteBuf payload;

    /**
     * @param allocator must not reuse memory
     * @param limit max size of a message, in bytes of payload after decompression
     * @param inflater decompresses messages; null if they may not be compressed
     */
    MessageAggregator(ByteBufAllocator allocator, int limit, @Nullable MessageInflater inflater) {
        this.allocator = allocator;
        this.limit = limit;
        this.inflater = inflater;
    }

    boolean hasBegun() {
        return begun;
    }

    void begin(boolean isText, boolean isCompressed) {
        begun = true;
        text = isText;
        inflating = isCompressed ? inflater : null;
    }

    /** Returns whether a frame of this length exceeds the limit. Unknown, so false, for a compressed message. */
    boolean isExceededBy(long length) {
        int size = payload == null ? 0 : payload.readableBytes();
        return inflating == null && length > limit - size;
    }

    Inbound.Violation tooBig() {
        return MessageInflater.tooBig(limit);
    }

    /**
     * Adds bytes of a frame.
     *
     * @param maskingKey key of that frame
     * @param offset number of bytes of that frame before these
     * @return the rule that was broken, if any
     */
    Inbound.@Nullable Violation add(ByteBuf bytes, int count, int maskingKey, long offset) {
        if (payload == null) {
            payload = allocator.heapBuffer(Math.min(count, limit), limit);
        }
        int from = payload.writerIndex();
        if (inflating == null) {
            Masking.unmask(bytes, count, maskingKey, offset, payload);
            return checkText(payload, from);
        }
        ByteBuf piece = allocator.heapBuffer(count);
        try {
            Masking.unmask(bytes, count, maskingKey, offset, piece);
            Inbound.Violation broken =
                    inflating.add(piece.array(), piece.arrayOffset(), piece.arrayOffset() + count, payload);
            return broken == null ? checkText(payload, from) : broken;
        } finally {
            piece.release();
        }
    }

    /** Ends the message after its last frame. Returns the message, or the rule that it breaks. */
    Inbound end() {
        ByteBuf whole = payload == null ? allocator.heapBuffer(0, limit) : payload;
        int from = whole.writerIndex();
        Inbound.Violation broken = inflating == null ? null : inflating.end(whole);
        broken = broken == null ? checkText(whole, from) : broken;
        if (broken == null && text && !utf8.isComplete()) {
            broken = notUtf8();
        }
        if (broken != null) {
            return broken;
        }
        payload = null;
        begun = false;
        // No copy if the array is full: the allocator does not reuse it.
        byte[] bytes = ByteBufUtil.getBytes(whole, whole.readerIndex(), whole.readableBytes(), false);
        whole.release();
        return new Inbound.Message(text, bytes);
    }

    /** Returns the memory of the incomplete message, in bytes. */
    int held() {
        return payload == null ? 0 : payload.capacity();
    }

    void release() {
        if (payload != null) {
            payload.release();
            payload = null;
        }
        if (inflater != null) {
            inflater.release();
        }
    }

    private Inbound.@Nullable Violation checkText(ByteBuf all, int from) {
        int offset = all.arrayOffset();
        boolean valid = !text || utf8.accept(all.array(), offset + from, offset + all.writerIndex());
        return valid ? null : notUtf8();
    }

    private static Inbound.Violation notUtf8() {
        return new Inbound.Violation(CloseCode.INVALID_PAYLOAD, "text is not UTF-8");
    }
}
