package dev.longwave.websocket.codec;

import static dev.longwave.websocket.codec.FrameBuilder.FIN;
import static dev.longwave.websocket.codec.FrameBuilder.last;
import static dev.longwave.websocket.codec.FrameHeader.BINARY;
import static dev.longwave.websocket.codec.FrameHeader.CONTINUATION;
import static dev.longwave.websocket.codec.FrameHeader.PING;
import static dev.longwave.websocket.codec.FrameHeader.TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of frames with the first reserved bit, after permessage-deflate was negotiated. */
final class CompressedMessagesTest {

    private static final int RSV1 = 0x40;
    private static final String BROKEN = "1007 compressed data is broken";

    /** The examples of RFC 7692 §7.2.3. */
    @ParameterizedTest
    @CsvSource({
        "a compressed message, f248cdc9c90700",
        "the window shared by the next one, f248cdc9c90700 f200110000",
        "a block without compression, 000500faff48656c6c6f00",
        "a block that says it is the last, f348cdc9c9070000",
        "two blocks, f24805000000ffffcac9c90700",
    })
    void examplesOfTheRfcAreDecompressed(String what, String hex) {
        List<byte[]> frames = Stream.of(hex.split(" "))
                .map(each -> compressed(HexFormat.of().parseHex(each)))
                .toList();

        assertEquals(
                frames.stream().map(each -> "text Hello").toList(),
                DecoderRun.inflating(DecoderRun.join(frames.toArray(byte[][]::new)), true),
                what);
    }

    @Test
    void compressedPlainAndControlFramesMayAlternate() {
        byte[] hello = HexFormat.of().parseHex("f248cdc9c90700");
        byte[] bytes = DecoderRun.join(
                last(TEXT, "plain".getBytes(UTF_8)),
                FrameBuilder.bytes(RSV1 | TEXT, Arrays.copyOf(hello, 3), 5),
                last(PING, new byte[0]),
                last(CONTINUATION, Arrays.copyOfRange(hello, 3, 7)),
                last(BINARY, new byte[] {7}),
                compressed(new byte[0]),
                compressed(new byte[] {0}),
                compressed(hello));

        List<String> expected =
                List.of("text plain", "ping ", "text Hello", "binary 07", "text ", "text ", "text Hello");
        assertEquals(expected, DecoderRun.inflating(bytes, true));
        assertEquals(expected, DecoderRun.inflating(bytes, false));
    }

    @ParameterizedTest
    @CsvSource({
        "c9, 1002 reserved bit set",
        "c0, 1002 reserved bit set",
        "a1, 1002 reserved bit set",
        "91, 1002 reserved bit set",
        "4180" + "00000000" + "c0, 1002 reserved bit set",
    })
    void onlyTheFirstFrameHasTheCompressionBit(String hex, String expected) {
        assertEquals(List.of(expected), DecoderRun.inflating(HexFormat.of().parseHex(hex), true));
    }

    @ParameterizedTest
    @CsvSource({
        "no such block, 07",
        "a message cut in the middle, f248cdc9",
        "a message cut by one byte, f248cdc9c907",
        "a message with its tail, f248cdc9c907000000ffff",
        "a block that is not as long as it says, 00050000004865",
        "a reference to what never was, f200110000",
    })
    void brokenCompressedDataIsAViolation(String what, String hex) {
        assertEquals(
                List.of(BROKEN), DecoderRun.inflating(compressed(HexFormat.of().parseHex(hex)), true), what);
    }

    @Test
    void referenceWithoutContextTakeoverIsAViolation() {
        byte[] bytes = DecoderRun.join(
                compressed(HexFormat.of().parseHex("f248cdc9c90700")),
                compressed(HexFormat.of().parseHex("f200110000")));

        assertEquals(List.of("text Hello", BROKEN), DecoderRun.inflating(bytes, false));
    }

    @Test
    void compressedInvalidUtf8FailsAtOnce() {
        byte[] wrong = new ClientDeflater(true).message("a".repeat(500).getBytes(UTF_8), new byte[] {(byte) 0xc3, 'x'});

        assertEquals(
                List.of("1007 text is not UTF-8"),
                DecoderRun.inflating(FrameBuilder.bytes(RSV1 | TEXT, wrong, 3), true));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_001, 10_000_000})
    void messageInflatedOverTheLimitIsNeverHeld(int size) {
        byte[] bomb = new ClientDeflater(true).message(new byte[size]);

        assertEquals(List.of("1009 message over 1000 bytes"), DecoderRun.inflating(compressed(bomb), true));
    }

    @Test
    void messageAtTheLimitPassesIfLongerCompressed() {
        byte[] noise = new byte[DecoderRun.LIMIT];
        new Random(1).nextBytes(noise);
        byte[] longer = new ClientDeflater(true).message(noise);

        assertEquals(
                List.of("binary " + HexFormat.of().formatHex(noise)),
                DecoderRun.inflating(FrameBuilder.bytes(FIN | RSV1 | BINARY, longer, 9), true));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void randomMessagesSurviveCompressionAndSplits(long seed) {
        Random random = new Random(seed);
        boolean takesOver = random.nextBoolean();
        ClientDeflater deflater = new ClientDeflater(takesOver);
        List<String> expected = new ArrayList<>();
        List<byte[]> frames = new ArrayList<>();
        for (int message = 0; message < 300; message++) {
            byte[] payload = new byte[1 + random.nextInt(DecoderRun.LIMIT)];
            for (int i = 0; i < payload.length; i++) {
                payload[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt() : 'a' + i % 7);
            }
            expected.add("binary " + HexFormat.of().formatHex(payload));
            byte[] bytes = deflater.message(payload);
            int cut = random.nextInt(bytes.length + 1);
            frames.add(FrameBuilder.bytes(RSV1 | BINARY, Arrays.copyOf(bytes, cut), random.nextInt()));
            frames.add(last(CONTINUATION, Arrays.copyOfRange(bytes, cut, bytes.length)));
        }
        byte[] all = DecoderRun.join(frames.toArray(byte[][]::new));

        assertEquals(expected, DecoderRun.inflating(all, takesOver));
        assertEquals(expected, DecoderRun.inflatingInPieces(all, takesOver, 1 + random.nextInt(700)));
    }

    private static byte[] compressed(byte[] payload) {
        return FrameBuilder.bytes(FIN | RSV1 | TEXT, payload, 0x01020304);
    }
}
