package dev.longwave.wire;

import dev.longwave.connection.CloseCode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Makes messages of a peer's bytes, to the letter of RFC 6455, without any I/O of its own.
 *
 * <p>Holds at most one message and one control frame that are not whole yet; memory is taken as bytes arrive and not as
 * headers announce them. Not to be used again after a {@link Inbound.Close} or a {@link Inbound.Violation}. On one thread.
 */
final class MessageParser {

    private final ByteBufAllocator allocator;
    private final int messageLimit;
    private final FrameHeader header = new FrameHeader();
    private final Utf8Validator utf8 = new Utf8Validator();

    /** How much of the current frame's payload has come. */
    private long payloadRead;

    private boolean inMessage;
    private boolean text;

    /** The frames of the message so far, unmasked; without one where the first frame is not whole yet. */
    private @Nullable ByteBuf message;

    private @Nullable ByteBuf control;

    /** @param messageLimit the largest message, in bytes of payload */
    MessageParser(ByteBufAllocator allocator, int messageLimit) {
        this.allocator = allocator;
        this.messageLimit = messageLimit;
    }

    /** Reads on until something is whole or broken; null if that takes more bytes. */
    @Nullable
    Inbound next(ByteBuf bytes) {
        while (true) {
            if (!header.isComplete()) {
                Inbound.Violation broken = header.read(bytes, inMessage);
                if (broken != null) {
                    return broken;
                }
                if (!header.isComplete()) {
                    return null;
                }
                if (!header.isControl() && messageSize() + header.length() > messageLimit) {
                    return new Inbound.Violation(CloseCode.TOO_BIG, "message over " + messageLimit + " bytes");
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

    /** Frees what it holds. */
    void release() {
        if (message != null) {
            message.release();
            message = null;
        }
        if (control != null) {
            control.release();
            control = null;
        }
    }

    private int messageSize() {
        return message == null ? 0 : message.readableBytes();
    }

    private @Nullable Inbound readControl(ByteBuf bytes) {
        if (control == null) {
            control = allocator.heapBuffer((int) header.length());
        }
        append(control, bytes);
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
        if (!inMessage) {
            inMessage = true;
            text = header.opcode() == FrameHeader.TEXT;
        }
        if (message == null) {
            // As much as is there and no more: what a header announces may never come.
            message = allocator.heapBuffer((int) Math.min(header.length(), bytes.readableBytes()));
        }
        ByteBuf payload = message;
        int from = payload.writerIndex();
        append(payload, bytes);
        if (text && !utf8.accept(payload.array(), payload.arrayOffset() + from, end(payload))) {
            return notUtf8();
        }
        if (payloadRead < header.length()) {
            return null;
        }
        boolean last = header.last();
        nextFrame();
        if (!last) {
            return null;
        }
        if (text && !utf8.isComplete()) {
            return notUtf8();
        }
        message = null;
        inMessage = false;
        return new Inbound.Message(text, payload);
    }

    private static Inbound notUtf8() {
        return new Inbound.Violation(CloseCode.NOT_UTF8, "text is not UTF-8");
    }

    /** Takes what there is of the current frame's payload, and unmasks it. */
    private void append(ByteBuf to, ByteBuf bytes) {
        int count = (int) Math.min(bytes.readableBytes(), header.length() - payloadRead);
        int from = to.writerIndex();
        to.writeBytes(bytes, count);
        Masking.unmask(to.array(), to.arrayOffset() + from, end(to), header.maskingKey(), payloadRead);
        payloadRead += count;
    }

    private static int end(ByteBuf payload) {
        return payload.arrayOffset() + payload.writerIndex();
    }

    private void nextFrame() {
        header.reset();
        payloadRead = 0;
    }
}
