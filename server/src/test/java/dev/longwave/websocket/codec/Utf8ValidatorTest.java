package dev.longwave.websocket.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class Utf8ValidatorTest {

    /** The number counts the valid bytes before the first that no continuation can make valid. */
    @ParameterizedTest
    @CsvSource({
        "80, 0",
        "bf, 0",
        "c0, 0",
        "c1, 0",
        "f5, 0",
        "ff, 0", // no lead bytes
        "c3c3, 1",
        "c37f, 1",
        "e28228, 2",
        "f09f9828, 3", // not continued
        "e080, 1",
        "e09f, 1",
        "f080, 1",
        "f08f, 1", // overlong
        "eda0, 1",
        "edbf, 1", // surrogates
        "f490, 1",
        "f4bf, 1", // beyond U+10FFFF
        "61626364656667ff, 7",
        "6162636465666768ff, 8",
        "61626364656667e282ac80, 10", // after complete words of ASCII
    })
    void brokenCharacterFailsAtItsByte(String hex, int taken) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertEquals(taken, taken(bytes));
    }

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "7f, true",
        "c280, true",
        "dfbf, true",
        "e0a080, true",
        "ed9fbf, true",
        "ee8080, true",
        "efbfbf, true",
        "f0908080, true",
        "f48fbfbf, true",
        "c2, false",
        "e0a0, false",
        "f48fbf, false"
    })
    void messageMayEndOnlyBetweenCharacters(String hex, boolean complete) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        Utf8Validator validator = new Utf8Validator();

        assertEquals(true, validator.accept(bytes, 0, bytes.length));
        assertEquals(complete, validator.isComplete());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void resultEqualsThatOfTheJdk(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 20_000; run++) {
            byte[] bytes = bytes(random);
            int cut = random.nextInt(bytes.length + 1);
            Utf8Validator validator = new Utf8Validator();

            boolean valid = validator.accept(bytes, 0, cut)
                    && validator.accept(bytes, cut, bytes.length)
                    && validator.isComplete();

            assertEquals(jdkDecodes(bytes), valid, () -> HexFormat.of().formatHex(bytes));
        }
    }

    /** Text of all lengths of characters, in half of the runs with one bit turned. */
    private static byte[] bytes(Random random) {
        StringBuilder text = new StringBuilder();
        int[] bounds = {0x80, 0x800, 0xd800, 0x110000};
        for (int i = random.nextInt(20); i > 0; i--) {
            text.appendCodePoint(random.nextInt(bounds[random.nextInt(bounds.length)]));
        }
        byte[] bytes = text.toString().getBytes(UTF_8);
        if (bytes.length > 0 && random.nextBoolean()) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private static int taken(byte[] bytes) {
        Utf8Validator validator = new Utf8Validator();
        int taken = 0;
        while (taken < bytes.length && validator.accept(bytes, taken, taken + 1)) {
            taken++;
        }
        return taken;
    }

    private static boolean jdkDecodes(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
