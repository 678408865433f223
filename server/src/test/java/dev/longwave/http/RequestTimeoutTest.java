package dev.longwave.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestTimeoutTest {

    @ParameterizedTest
    @ValueSource(strings = {"PT0.1S", "PT10S", "PT10M"})
    void timeoutInRangeIsAccepted(Duration timeout) {
        assertEquals(timeout, RequestTimeout.of(() -> timeout).duration());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "PT0S", "PT0.099S", "PT10M0.001S"})
    void timeoutOutOfRangeIsNamedWithTheRule(Duration timeout) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> RequestTimeout.of(() -> timeout));

        assertEquals(
                "longwave.http.request-timeout=" + timeout + " is out of range: must be PT0.1S to PT10M",
                refused.getMessage());
    }
}
