package dev.longwave.websocket.codec;

import dev.longwave.connection.CloseCode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import org.jspecify.annotations.Nullable;

/**
 * The message of one peer whose last frame has not come: unmasked, decompressed and checked as far as it has. Memory is
 * taken as bytes arrive and not as headers announce them. On one thread.
 */
final class MessageAggregator {

    private final ByteBufAllocator allocator;
    private final int limit;
    private final @Nullable MessageInflater inflation;
    private final Utf8Validator utf8 = new Utf8Validator();

    private boolean begun;
    private boolean text;

    /** Of the message, if it is compressed. */
    private @Nullable MessageInflater inflating;

    private @Nullable ByteBuf payload;

    /**
     * @param allocator that uses no memory again
     * @param limit the largest message, in bytes of payload, decompressed
     * @param inflation where messages may be compressed
     */
    MessageAggregator(ByteBufAllocator allocator, int limit, @Nullable MessageInflater inflation) {
        this.allocator = allocator;
        this.limit = limit;
        this.inflation = inflation;
    }

    boolean hasBegun() {
        return begun;
    }

    void begin(boolean isText, boolean isCompressed) {
        begun = true;
        text = isText;
        inflating = isCompressed ? inflation : null;
    }

    /** Whether a frame of that length would bring it over the limit: what a compressed one comes to is not known yet. */
    boolean isExceededBy(long length) {
        int size = payload == null ? 0 : payload.readableBytes();
        return inflating == null && length > limit - size;
    }

    Inbound.Violation tooBig() {
        return MessageInflater.tooBig(limit);
    }

    /**
     * Takes bytes of a frame.
     *
     * @param maskingKey of that frame
     * @param offset how many bytes of that frame came before these
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

    /** Ends it behind its last frame. */
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
        // Its array itself where that is full: no other message will be in it.
        byte[] bytes = ByteBufUtil.getBytes(whole, whole.readerIndex(), whole.readableBytes(), false);
        whole.release();
        return new Inbound.Message(text, bytes);
    }

    /** How much memory it takes. */
    int held() {
        return payload == null ? 0 : payload.capacity();
    }

    void release() {
        if (payload != null) {
            payload.release();
            payload = null;
        }
        if (inflation != null) {
            inflation.release();
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
