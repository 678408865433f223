package dev.longwave.websocket.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MaskingTest {

    /** RFC 6455 §5.3: transformed-octet-i = original-octet-i XOR masking-key-octet-(i modulo 4). */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void bytesAreUnmaskedInAnyPieces(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 2_000; run++) {
            byte[] masked = new byte[random.nextInt(60)];
            random.nextBytes(masked);
            int key = random.nextInt();
            byte[] expected = new byte[masked.length];
            for (int i = 0; i < masked.length; i++) {
                expected[i] = (byte) (masked[i] ^ (key >>> (24 - 8 * (i % 4))));
            }
            int cut = random.nextInt(masked.length + 1);

            Masking.unmask(masked, 0, cut, key, 0);
            Masking.unmask(masked, cut, masked.length, key, cut);

            assertArrayEquals(expected, masked);
        }
    }
}
