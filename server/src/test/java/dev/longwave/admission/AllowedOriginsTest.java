package dev.longwave.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AllowedOriginsTest {

    private static final Optional<Origin> OWN = Origin.parse("http://chat.example:8080");

    private static final AllowedOrigins NOT_SET = AllowedOrigins.of(new Config(Optional.empty()));

    @ParameterizedTest
    @CsvSource({
        "http://chat.example:8080, true",
        "HTTP://CHAT.EXAMPLE:8080, true",
        "http://chat.example, false",
        "https://chat.example:8080, false",
        "http://evil.example:8080, false",
        "http://chat.example:8080/, false",
        "null, false",
        "'', false",
    })
    void unsetListAllowsOnlyTheOwnOrigin(String origin, boolean allowed) {
        assertEquals(allowed, NOT_SET.admit(List.of(origin), OWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://chat.example:8080", "null", "", "http://"})
    void unknownOwnOriginAllowsNone(String origin) {
        assertFalse(NOT_SET.admit(List.of(origin), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example, true",
        "https://APP.example:443, true",
        "http://[0:0:0:0:0:0:0:1]:3000, true",
        "https://app.example:8443, false",
        "http://app.example, false",
        "https://sub.app.example, false",
        "http://chat.example:8080, false", // the own
        "null, false",
        "'', false",
    })
    void listAllowsOnlyItsOrigins(String origin, boolean allowed) {
        AllowedOrigins listed = listed("https://app.example", "http://[::1]:3000");

        assertEquals(allowed, listed.admit(List.of(origin), OWN));
    }

    @ParameterizedTest
    @CsvSource({"null, true", "https://app.example, true", "NULL, false", "file://, false"})
    void opaqueOriginIsAllowedIfListed(String origin, boolean allowed) {
        assertEquals(allowed, listed("https://app.example", "null").admit(List.of(origin), OWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://any.example", "null", "file://", ""})
    void starAllowsEveryOrigin(String origin) {
        assertTrue(listed("https://app.example", "*").admit(List.of(origin), OWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://app.example", "null", "*"})
    void requestWithoutOriginIsAdmitted(String list) {
        assertTrue(listed(list.isEmpty() ? new String[0] : new String[] {list}).admit(List.of(), OWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://chat.example:8080", "https://app.example", "null"})
    void requestWithTwoOriginsIsRejected(String origin) {
        List<String> twice = List.of(origin, origin);

        assertFalse(NOT_SET.admit(twice, OWN));
        assertFalse(listed("https://app.example", "null").admit(twice, OWN));
    }

    @Test
    void spacesAroundCommasAreIgnored() {
        assertTrue(
                listed("https://app.example", " https://other.example").admit(List.of("https://other.example"), OWN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "https://example.com/",
                "https://example.com/path",
                "https://user@example.com",
                "https://example.com:0",
                "https://example.com:65536",
                "https://*.example.com",
                "https://exa mple.com",
                "https://bücher.example",
                "wss://example.com",
                "NULL",
                "**",
                "",
            })
    void invalidOriginIsNamedWithTheRule(String value) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> listed("https://app.example", value, "*"));

        String expected = "longwave.handshake.allowed-origins=" + value + " is invalid: must be * (every origin), null";
        assertEquals(expected, String.valueOf(refused.getMessage()).substring(0, expected.length()));
    }

    private static AllowedOrigins listed(String... values) {
        return AllowedOrigins.of(new Config(Optional.of(List.of(values))));
    }

    private record Config(Optional<List<String>> allowedOrigins) implements OriginConfig {}
}
