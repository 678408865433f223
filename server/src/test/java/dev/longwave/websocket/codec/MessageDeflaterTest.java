package dev.longwave.websocket.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageDeflaterTest {

    private static final byte[] TAIL = {0, 0, -1, -1};

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 10, 11, 12, 13, 14, 15})
    void noReferenceGoesBeyondTheWindow(int windowBits) {
        byte[] message = words(new Random(windowBits), 100_000);
        int window = windowBits == 15 ? message.length : 1 << windowBits;

        ByteArrayOutputStream pieces = new ByteArrayOutputStream();
        for (int from = 0; from < message.length; from += window) {
            int to = Math.min(from + window, message.length);
            pieces.writeBytes(compressed(Arrays.copyOfRange(message, from, to), 15));
            pieces.writeBytes(TAIL);
        }
        byte[] alone = pieces.toByteArray();

        assertArrayEquals(Arrays.copyOf(alone, alone.length - TAIL.length), compressed(message, windowBits));
    }

    @Test
    void equalMessagesCompressToEqualBytes() {
        byte[] message = words(new Random(1), 1_000);

        assertArrayEquals(compressed(message, 15), compressed(message, 15));
    }

    @Test
    void incompressibleMessageIsSentUncompressed() {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);

        assertEquals("82 7f", firstBytes(noise, false));
        assertEquals("81 3f", firstBytes("a".repeat(63).getBytes(UTF_8), true));
    }

    @Test
    void compressedMessageHasItsBit() {
        assertEquals("c1 0e", firstBytes("a".repeat(1_000).getBytes(UTF_8), true));
        assertEquals("c2 0e", firstBytes("a".repeat(1_000).getBytes(UTF_8), false));
    }

    private static String firstBytes(byte[] message, boolean text) {
        ByteBuf frame = MessageDeflater.framed(UnpooledByteBufAllocator.DEFAULT, text, message, 15);
        byte[] first = ByteBufUtil.getBytes(frame, 0, 2);
        frame.release();
        return HexFormat.ofDelimiter(" ").formatHex(first);
    }

    /** Returns the payload of a compressed message's frame. */
    private static byte[] compressed(byte[] message, int windowBits) {
        ByteBuf frame = MessageDeflater.framed(UnpooledByteBufAllocator.DEFAULT, false, message, windowBits);
        assertEquals(0xc2, frame.readUnsignedByte());
        frame.skipBytes(
                switch (frame.readUnsignedByte()) {
                    case 126 -> Short.BYTES;
                    case 127 -> Long.BYTES;
                    default -> 0;
                });
        byte[] bytes = ByteBufUtil.getBytes(frame);
        frame.release();
        return bytes;
    }

    /** Returns text whose pieces have many bytes in common. */
    private static byte[] words(Random random, int length) {
        StringBuilder words = new StringBuilder();
        while (words.length() < length) {
            words.append("word").append(random.nextInt(50)).append(' ');
        }
        return Arrays.copyOf(words.toString().getBytes(UTF_8), length);
    }
}
