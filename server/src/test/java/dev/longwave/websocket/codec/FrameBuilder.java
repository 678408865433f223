package dev.longwave.websocket.codec;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Builder of a client's frames, valid or not. The integration tests have one of their own: modules share no test code. */
public final class FrameBuilder {

    static final int FIN = 0x80;

    private FrameBuilder() {}

    public static byte[] last(int opcode, byte[] payload) {
        return bytes(FIN | opcode, payload, 0x37fa213d);
    }

    static byte[] notLast(int opcode, byte[] payload) {
        return bytes(opcode, payload, 0x5b00ffc2);
    }

    /**
     * Returns a masked frame.
     *
     * @param first the first byte: FIN, reserved bits and opcode
     */
    static byte[] bytes(int first, byte[] payload, int maskingKey) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
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
            out.writeInt(maskingKey);
            for (int i = 0; i < payload.length; i++) {
                out.writeByte(payload[i] ^ (maskingKey >>> (24 - 8 * (i % 4))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
