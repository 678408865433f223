package dev.longwave.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeflationTest {

    private static final byte[] TAIL = {0, 0, -1, -1};

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 10, 11, 12, 13, 14, 15})
    void nothingRefersFartherBackThanTheWindow(int windowBits) {
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
    void messagesOfTheSameBytesAreCompressedToTheSameBytes() {
        byte[] message = words(new Random(1), 1_000);

        assertArrayEquals(compressed(message, 15), compressed(message, 15));
    }

    @Test
    void whatDoesNotGetShorterIsSentAsItIs() {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        WebSocketFrame frame = new BinaryWebSocketFrame(Unpooled.wrappedBuffer(noise));
        WebSocketFrame tiny = new TextWebSocketFrame("a".repeat(63));

        assertSame(frame, Deflation.compress(UnpooledByteBufAllocator.DEFAULT, frame, 15));
        assertSame(tiny, Deflation.compress(UnpooledByteBufAllocator.DEFAULT, tiny, 15));
        assertEquals(1, frame.refCnt());
    }

    @Test
    void theMessageIsFreedForWhatTakesItsPlace() {
        WebSocketFrame frame = new TextWebSocketFrame("a".repeat(1_000));

        WebSocketFrame compressed = Deflation.compress(UnpooledByteBufAllocator.DEFAULT, frame, 15);

        assertInstanceOf(TextWebSocketFrame.class, compressed);
        assertEquals(0b100, compressed.rsv());
        assertTrue(compressed.content().readableBytes() < 30, "shorter");
        assertEquals(0, frame.refCnt());
        compressed.release();
    }

    private static byte[] compressed(byte[] message, int windowBits) {
        WebSocketFrame frame = Deflation.compress(
                UnpooledByteBufAllocator.DEFAULT,
                new BinaryWebSocketFrame(Unpooled.wrappedBuffer(message)),
                windowBits);
        assertEquals(0b100, frame.rsv());
        byte[] bytes = ByteBufUtil.getBytes(frame.content());
        frame.release();
        return bytes;
    }

    /** So that any two pieces have much in common. */
    private static byte[] words(Random random, int length) {
        StringBuilder words = new StringBuilder();
        while (words.length() < length) {
            words.append("word").append(random.nextInt(50)).append(' ');
        }
        return Arrays.copyOf(words.toString().getBytes(UTF_8), length);
    }
}
