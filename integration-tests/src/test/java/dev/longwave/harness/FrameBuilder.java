package dev.longwave.harness;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Sequence of frames from a client, valid or not. The server's unit tests have one of their own: modules share no test code. */
public final class FrameBuilder {

    public static final int TEXT = 0x81;
    public static final int BINARY = 0x82;
    public static final int CLOSE = 0x88;
    public static final int PING = 0x89;
    public static final int PONG = 0x8a;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    public FrameBuilder text(String text) {
        return frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    public FrameBuilder close(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        byte[] payload = new byte[2 + text.length];
        payload[0] = (byte) (code >> 8);
        payload[1] = (byte) code;
        System.arraycopy(text, 0, payload, 2, text.length);
        return frame(CLOSE, payload);
    }

    /**
     * Adds a masked frame.
     *
     * @param first the first byte: FIN, reserved bits and opcode
     */
    public FrameBuilder frame(int first, byte[] payload) {
        int key = 0x2f3b91d7 * (bytes.size() + 1);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(first);
            if (payload.length < 126) {
                out.writeByte(0x80 | payload.length);
            } else if (payload.length <= 0xffff) {
                out.writeByte(0x80 | 126);
                out.writeShort(payload.length);
            } else {
                out.writeByte(0x80 | 127);
                out.writeLong(payload.length);
            }
            out.writeInt(key);
            for (int i = 0; i < payload.length; i++) {
                out.writeByte(payload[i] ^ (key >>> (24 - 8 * (i % 4))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public FrameBuilder raw(byte... more) {
        bytes.writeBytes(more);
        return this;
    }

    public byte[] bytes() {
        return bytes.toByteArray();
    }
}
