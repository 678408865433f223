package dev.longwave.app;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RenamedSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "longwave.handshake.timeout, longwave.http.request-timeout",
        "longwave.inbound.total, longwave.inbound.total-limit",
        "longwave.outbound.total, longwave.outbound.total-limit",
        "longwave.publish.open, longwave.publish.allow-anonymous"
    })
    void oldNameStopsTheStartWithTheNewName(String old, String now) {
        assertError(old + " was renamed: use " + now, file(Map.of(old, "1")));
    }

    @ParameterizedTest
    @CsvSource({
        "LONGWAVE_HANDSHAKE_TIMEOUT, longwave.handshake.timeout, longwave.http.request-timeout",
        "LONGWAVE_INBOUND_TOTAL, longwave.inbound.total, longwave.inbound.total-limit",
        "LONGWAVE_OUTBOUND_TOTAL, longwave.outbound.total, longwave.outbound.total-limit",
        "LONGWAVE_PUBLISH_OPEN, longwave.publish.open, longwave.publish.allow-anonymous"
    })
    void environmentVariableWithOldNameStopsTheStart(String variable, String old, String now) {
        assertError(old + " was renamed: use " + now, new EnvConfigSource(Map.of(variable, "1"), 300));
    }

    @Test
    void emptyValueOfOldNameStopsTheStartToo() {
        assertError(
                "longwave.publish.open was renamed: use longwave.publish.allow-anonymous",
                new EnvConfigSource(Map.of("LONGWAVE_PUBLISH_OPEN", ""), 300));
    }

    @Test
    void severalOldNamesAreReportedTogether() {
        assertError(
                "longwave.inbound.total was renamed: use longwave.inbound.total-limit; "
                        + "longwave.outbound.total was renamed: use longwave.outbound.total-limit",
                file(Map.of("longwave.outbound.total", "1M", "longwave.inbound.total", "1M")));
    }

    @Test
    void newNamesAreAccepted() {
        SmallRyeConfig config = config(file(Map.of(
                "longwave.http.request-timeout", "5s",
                "longwave.inbound.total-limit", "1M",
                "longwave.outbound.total-limit", "1M",
                "longwave.publish.allow-anonymous", "true")));

        assertDoesNotThrow(() -> new RenamedSettings(config));
    }

    private static void assertError(String message, ConfigSource source) {
        SmallRyeConfig config = config(source);

        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> new RenamedSettings(config))
                        .getMessage());
    }

    private static ConfigSource file(Map<String, String> settings) {
        return new PropertiesConfigSource(settings, "application.properties", 250);
    }

    private static SmallRyeConfig config(ConfigSource source) {
        return new SmallRyeConfigBuilder().withSources(source).build();
    }
}
