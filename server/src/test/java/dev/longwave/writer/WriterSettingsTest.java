package dev.longwave.writer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WriterSettingsTest {

    private static final long LIMIT = 100;
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456789Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{tick} of {members} at {now}, {tick} | 7 of 3 at 2026-11-22T10:00:00.123Z, 7",
                "{\"tick\":{tick},\"a\":{}}        | {\"tick\":7,\"a\":{}}",
                "none                          | none"
            })
    void placeholdersGetTheirValues(String template, String message) {
        MessageContent content = only(text(template)).content();

        assertEquals(message, new String(content.at(NOW, 7, 3), UTF_8));
    }

    @Test
    void binaryIsWrittenUnchanged() {
        MessageContent content = only(binary("AAH/")).content();

        assertFalse(content.isText());
        assertArrayEquals(new byte[] {0, 1, -1}, content.at(NOW, 7, 3));
    }

    @Test
    void disabledWriterIsAbsentButValidated() {
        assertEquals(
                Set.of(),
                of("off", new Config(1_000, "text", null, null, false)).keySet());
        assertRejected(
                "longwave.writers.off.every=PT0S is out of range", "off", new Config(0, "text", null, null, false));
    }

    @Test
    void invalidSettingIsNamedWithItsRule() {
        assertRejected("longwave.writers.a b is invalid: the name must be 1 to 64 of", "a b", text("text"));
        assertRejected(
                "longwave.writers.w.every=PT0.999S is out of range: must be PT1S to PT8760H",
                "w",
                new Config(999, "text", null, null, true));
        assertRejected(
                "longwave.writers.w.every=PT8760H0.001S is out of range",
                "w",
                new Config(Duration.ofDays(365).toMillis() + 1, "text", null, null, true));
        assertRejected("either longwave.writers.w.text or longwave.writers.w.binary", "w", text(null));
        assertRejected("either longwave.writers.w.text or", "w", new Config(1_000, "text", "AAAA", null, true));
        assertRejected("longwave.writers.w.text has {tock}: must be {now}, {tick} or {members}", "w", text("{tock}"));
        assertRejected("longwave.writers.w.binary is A: must be base64", "w", binary("A"));
        assertRejected(
                "longwave.writers.w.channel=a/b is invalid: must be 1 to 64 of",
                "w",
                new Config(1_000, "text", null, "a/b", true));
    }

    @Test
    void messageSizeIsLimitedByMessageLimit() {
        assertEquals(
                "ä".repeat(50), new String(only(text("ä".repeat(50))).content().at(NOW, 7, 3), UTF_8));
        assertRejected("have up to 101 bytes, must be at most 100", "w", text("ä".repeat(50) + "a"));
    }

    private static void assertRejected(String because, String name, Config config) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> of(name, config));
        String reason = String.valueOf(refused.getMessage());
        assertEquals(because, reason.contains(because) ? because : reason);
    }

    private static WriterSettings only(Config config) {
        return of("w", config).values().iterator().next();
    }

    private static Map<String, WriterSettings> of(String name, Config config) {
        return WriterSettings.of(() -> Map.of(name, config), LIMIT);
    }

    private static Config text(@Nullable String text) {
        return new Config(1_000, text, null, null, true);
    }

    private static Config binary(String base64) {
        return new Config(1_000, null, base64, null, true);
    }
}
