package dev.longwave.websocket.codec;

import io.netty.buffer.ByteBuf;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Masking of a client's frames (RFC 6455 §5.3). */
final class Masking {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Masking() {}

    /**
     * Moves bytes of a payload to the end of a buffer on the heap, and unmasks them there.
     *
     * @param key masking key, its first byte the most significant
     * @param offset number of bytes of the payload before these
     */
    static void unmask(ByteBuf bytes, int count, int key, long offset, ByteBuf to) {
        to.writeBytes(bytes, count);
        int end = to.arrayOffset() + to.writerIndex();
        unmask(to.array(), end - count, end, key, offset);
    }

    /**
     * Unmasks bytes of a payload in place.
     *
     * @param key masking key, its first byte the most significant
     * @param offset number of bytes of the payload before these
     */
    static void unmask(byte[] bytes, int from, int to, int key, long offset) {
        int turned = Integer.rotateLeft(key, (int) (offset & 3) * Byte.SIZE);
        long twice = ((long) turned << Integer.SIZE) | (turned & 0xffff_ffffL);
        int i = from;
        for (; to - i >= Long.BYTES; i += Long.BYTES) {
            LONGS.set(bytes, i, (long) LONGS.get(bytes, i) ^ twice);
        }
        for (int shift = Long.SIZE - Byte.SIZE; i < to; i++, shift -= Byte.SIZE) {
            bytes[i] ^= (byte) (twice >>> shift);
        }
    }
}
