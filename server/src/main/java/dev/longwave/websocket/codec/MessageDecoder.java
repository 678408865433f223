package dev.longwave.websocket.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Decoder of a client's bytes into messages, strictly by RFC 6455 and, where negotiated, RFC 7692. Does no I/O.
 *
 * <p>Holds at most one incomplete message and one incomplete control frame. Not to be used again after a
 * {@link Inbound.Close} or a {@link Inbound.Violation}. On one thread.
 */
public final class MessageDecoder {

    private final ByteBufAllocator allocator;
    private final MessageAggregator message;
    private final FrameHeader header;

    /** Bytes read of the current frame's payload. */
    private long payloadRead;

    private @Nullable ByteBuf control;

    /**
     * Creates a decoder for one connection.
     *
     * @param allocator must not reuse memory
     * @param messageLimit max size of a message, in bytes of payload after decompression
     * @param inflater decompresses messages; null if they may not be compressed
     */
    public MessageDecoder(ByteBufAllocator allocator, int messageLimit, @Nullable MessageInflater inflater) {
        this.allocator = allocator;
        message = new MessageAggregator(allocator, messageLimit, inflater);
        header = new FrameHeader(inflater != null);
    }

    /** Decodes up to the next complete message, control frame or violation. Returns null if that needs more bytes. */
    @Nullable
    public Inbound next(ByteBuf bytes) {
        while (true) {
            if (!header.isComplete()) {
                Inbound.Violation broken = readHeader(bytes);
                if (broken != null || !header.isComplete()) {
                    return broken;
                }
            }
            Inbound read = header.isControl() ? readControl(bytes) : readData(bytes);
            if (read != null) {
                return read;
            }
            if (!bytes.isReadable()) {
                return null;
            }
        }
    }

    /** Returns the bytes that are held of an incomplete message. */
    public int held() {
        return message.held();
    }

    /** Frees everything that is held. */
    public void release() {
        message.release();
        if (control != null) {
            control.release();
            control = null;
        }
    }

    private Inbound.@Nullable Violation readHeader(ByteBuf bytes) {
        Inbound.Violation broken = header.read(bytes, message.hasBegun());
        if (broken != null || !header.isComplete() || header.isControl()) {
            return broken;
        }
        if (!message.hasBegun()) {
            message.begin(header.opcode() == FrameHeader.TEXT, header.compressed());
        }
        return message.isExceededBy(header.length()) ? message.tooBig() : null;
    }

    private @Nullable Inbound readControl(ByteBuf bytes) {
        if (control == null) {
            control = allocator.heapBuffer((int) header.length());
        }
        int count = available(bytes);
        Masking.unmask(bytes, count, header.maskingKey(), payloadRead, control);
        payloadRead += count;
        if (payloadRead < header.length()) {
            return null;
        }
        ByteBuf payload = control;
        control = null;
        int opcode = header.opcode();
        nextFrame();
        return switch (opcode) {
            case FrameHeader.PING -> new Inbound.Ping(payload);
            case FrameHeader.PONG -> new Inbound.Pong(payload);
            default -> close(payload);
        };
    }

    private static Inbound close(ByteBuf payload) {
        Inbound.Violation broken = ClosePayload.check(payload);
        if (broken == null) {
            return new Inbound.Close(payload);
        }
        payload.release();
        return broken;
    }

    private @Nullable Inbound readData(ByteBuf bytes) {
        int count = available(bytes);
        Inbound.Violation broken = message.add(bytes, count, header.maskingKey(), payloadRead);
        payloadRead += count;
        if (broken != null || payloadRead < header.length()) {
            return broken;
        }
        boolean last = header.last();
        nextFrame();
        return last ? message.end() : null;
    }

    /** Returns how many bytes of the current frame's payload can be read. */
    private int available(ByteBuf bytes) {
        return (int) Math.min(bytes.readableBytes(), header.length() - payloadRead);
    }

    private void nextFrame() {
        header.reset();
        payloadRead = 0;
    }
}
