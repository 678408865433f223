package dev.longwave.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RejectionTest {

    @ParameterizedTest
    @EnumSource
    void statusHasItsHeaders(Rejection refusal) {
        Map<String, List<String>> expected = switch (refusal.status()) {
            case 429, 503 -> Map.of("Retry-After", List.of("5"));
            default -> Map.of();
        };

        assertEquals(expected, refusal.headers());
    }
}
