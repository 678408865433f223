package dev.longwave.websocket.codec;

import static dev.longwave.websocket.codec.FrameBuilder.FIN;
import static dev.longwave.websocket.codec.FrameBuilder.last;
import static dev.longwave.websocket.codec.FrameBuilder.notLast;
import static dev.longwave.websocket.codec.FrameHeader.BINARY;
import static dev.longwave.websocket.codec.FrameHeader.CLOSE;
import static dev.longwave.websocket.codec.FrameHeader.CONTINUATION;
import static dev.longwave.websocket.codec.FrameHeader.PING;
import static dev.longwave.websocket.codec.FrameHeader.PONG;
import static dev.longwave.websocket.codec.FrameHeader.TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageDecoderTest {

    private static final byte[] EMPTY = {};

    @Test
    void controlFramesOvertakeAFragmentedMessage() {
        byte[] bytes = DecoderRun.join(
                notLast(TEXT, utf8("a")),
                last(PING, new byte[] {1}),
                notLast(CONTINUATION, utf8("b")),
                last(PONG, EMPTY),
                last(CONTINUATION, utf8("c")),
                last(BINARY, new byte[] {2}),
                last(CLOSE, new byte[] {3, (byte) 0xe8}));

        assertEquals(List.of("ping 01", "pong ", "text abc", "binary 02", "close 03e8"), DecoderRun.whole(bytes));
    }

    @Test
    void emptyFramesAreDecoded() {
        byte[] bytes = DecoderRun.join(
                notLast(TEXT, EMPTY),
                notLast(CONTINUATION, EMPTY),
                last(CONTINUATION, utf8("a")),
                notLast(BINARY, EMPTY),
                last(CONTINUATION, EMPTY),
                last(TEXT, EMPTY));

        assertEquals(List.of("text a", "binary ", "text "), DecoderRun.whole(bytes));
    }

    /** Shortest inputs that break each rule: the last byte breaks it. */
    @ParameterizedTest
    @CsvSource({
        "c1, 1002 reserved bit set",
        "a2, 1002 reserved bit set",
        "91, 1002 reserved bit set",
        "83, 1002 reserved opcode",
        "87, 1002 reserved opcode",
        "8b, 1002 reserved opcode",
        "8f, 1002 reserved opcode",
        "80, 1002 continuation of no message",
        "00, 1002 continuation of no message",
        "09, 1002 fragmented control frame",
        "0a, 1002 fragmented control frame",
        "08, 1002 fragmented control frame",
        "8105, 1002 frame not masked",
        "8905, 1002 frame not masked",
        "89fe, 1002 control frame over 125 bytes",
        "88ff, 1002 control frame over 125 bytes",
        "81fe007d, 1002 length not in its shortest form",
        "82ff000000000000ffff, 1002 length not in its shortest form",
        "82ff8000000000010000, 1002 length over 63 bits",
        "0180" + "00000000" + "81, 1002 new message inside another",
        "0180" + "00000000" + "82, 1002 new message inside another",
        "8181" + "00000000" + "ff, 1007 text is not UTF-8",
        "8182" + "00000000" + "c3, ''",
        "8181" + "00000000" + "c3, 1007 text is not UTF-8",
        "0181" + "00000000" + "f4" + "0082" + "00000000" + "90, 1007 text is not UTF-8",
        "8881" + "00000000" + "03, 1002 close code of one byte",
        "8882" + "00000000" + "03e7, 1002 illegal close code",
        "8882" + "00000000" + "03ed, 1002 illegal close code",
        "8883" + "00000000" + "03e8ff, 1007 close reason is not UTF-8",
        "8883" + "00000000" + "03e8c3, 1007 close reason is not UTF-8",
    })
    void violationIsReportedAtItsByte(String hex, String expected) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        List<String> told = expected.isEmpty() ? List.of() : List.of(expected);
        assertEquals(told, DecoderRun.whole(bytes));
        assertEquals(told, DecoderRun.inPieces(bytes, 1));
    }

    @Test
    void messageOverTheLimitFailsAtItsHeader() {
        byte[] header = HexFormat.of().parseHex("82fe03e9" + "00000000");
        byte[] second = DecoderRun.join(
                notLast(BINARY, new byte[DecoderRun.LIMIT]),
                notLast(CONTINUATION, EMPTY),
                last(CONTINUATION, new byte[1]));

        byte[] longest = DecoderRun.join(
                notLast(BINARY, new byte[1]), HexFormat.of().parseHex("80ff7fffffffffffffff" + "00000000"));

        assertEquals(List.of("1009 message over 1000 bytes"), DecoderRun.whole(header));
        assertEquals(List.of("1009 message over 1000 bytes"), DecoderRun.whole(longest));
        assertEquals(List.of("1009 message over 1000 bytes"), DecoderRun.whole(second));
    }

    @Test
    void messageAtTheLimitPasses() {
        byte[] bytes = DecoderRun.join(notLast(BINARY, new byte[600]), last(CONTINUATION, new byte[400]));

        assertEquals(List.of("binary " + "00".repeat(1000)), DecoderRun.whole(bytes));
    }

    @Test
    void onlyAllowedCloseCodesAreAccepted() {
        List<Integer> taken = IntStream.rangeClosed(0, 0xffff)
                .filter(code -> DecoderRun.whole(last(CLOSE, new byte[] {(byte) (code >> 8), (byte) code}))
                        .getFirst()
                        .startsWith("close"))
                .boxed()
                .toList();

        List<Integer> allowed = new ArrayList<>();
        IntStream.of(1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014)
                .forEach(allowed::add);
        IntStream.rangeClosed(3000, 4999).forEach(allowed::add);
        assertEquals(allowed, taken);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void piecesDoNotChangeTheResult(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            byte[] bytes = mutated(random, conversation(random));

            List<String> whole = DecoderRun.whole(bytes);
            assertEquals(whole, DecoderRun.inPieces(bytes, 1));
            assertEquals(whole, DecoderRun.inPieces(bytes, 1 + random.nextInt(bytes.length)));
        }
    }

    /** The decoder throws nothing, whatever the input. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void randomBytesAreDecodedOrRejected(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 20_000; run++) {
            byte[] bytes = mutated(random, conversation(random));

            DecoderRun.whole(bytes).stream()
                    .filter(line -> !line.matches("(?s)(text|binary|ping|pong|close) .*|(1002|1007|1009) .+"))
                    .findAny()
                    .ifPresent(line -> assertEquals("", line));
        }
    }

    /** Returns frames of all kinds, most of them valid. */
    private static byte[] conversation(Random random) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int[] opcodes = {CONTINUATION, TEXT, BINARY, TEXT, BINARY, PING, PONG, CLOSE};
        for (int frames = 1 + random.nextInt(6); frames > 0; frames--) {
            int opcode = opcodes[random.nextInt(opcodes.length)];
            byte[] payload = new byte[random.nextInt(opcode >= CLOSE ? 126 : 300)];
            for (int i = 0; i < payload.length; i++) {
                payload[i] = (byte) (' ' + random.nextInt(95));
            }
            int fin = random.nextInt(4) > 0 ? FIN : 0;
            bytes.writeBytes(FrameBuilder.bytes(fin | opcode, payload, random.nextInt()));
        }
        return bytes.toByteArray();
    }

    private static byte[] mutated(Random random, byte[] bytes) {
        if (random.nextBoolean()) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
