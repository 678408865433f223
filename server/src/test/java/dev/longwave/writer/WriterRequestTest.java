package dev.longwave.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WriterRequestTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "100, 100", "007, 7", "999999999, 999999999"})
    void numberOfMessagesIsParsed(String value, long messages) {
        assertEquals(Optional.of(new WriterRequest(messages)), WriterRequest.of(List.of(value)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "000", "-1", "+1", "1.0", " 1", "1e3", "x", "1000000000", "99999999999999999999", "١"})
    void otherNumbersAreRejected(String value) {
        assertEquals(Optional.empty(), WriterRequest.of(List.of(value)));
    }

    @Test
    void twoNumbersAreRejected() {
        assertEquals(Optional.empty(), WriterRequest.of(List.of("1", "1")));
    }

    @Test
    void messagesAreUnlimitedByDefault() {
        assertEquals(Optional.of(new WriterRequest(Long.MAX_VALUE)), WriterRequest.of(List.of()));
    }
}
