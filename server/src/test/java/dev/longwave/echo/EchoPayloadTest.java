package dev.longwave.echo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EchoPayloadTest {

    @ParameterizedTest
    @CsvSource({"hello, 5, hello", "hello, 3, hel", "hello, 8, hello...", "hello, 0, ''", "'', 2, .."})
    void textIsCutOrFollowedByDots(String message, int size, String response) {
        assertEquals(response, new String(EchoPayload.ofSize(true, message.getBytes(UTF_8), size), UTF_8));
    }

    /** Characters of two, three and four bytes. */
    @ParameterizedTest
    @CsvSource({"aé, 2, a.", "aé, 3, aé", "a€, 3, a..", "a😀, 4, a...", "a😀, 5, a😀", "😀, 1, .", "😀é, 5, 😀."})
    void characterThatDoesNotFitBecomesDots(String message, int size, String response) {
        assertEquals(response, new String(EchoPayload.ofSize(true, message.getBytes(UTF_8), size), UTF_8));
    }

    @Test
    void binaryIsCutOrFollowedByZeros() {
        byte[] message = {1, (byte) 0x80, 3};

        assertArrayEquals(new byte[] {1}, EchoPayload.ofSize(false, message, 1));
        assertArrayEquals(new byte[] {1, (byte) 0x80, 3, 0}, EchoPayload.ofSize(false, message, 4));
    }
}
