package dev.longwave.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OriginTest {

    @ParameterizedTest
    @CsvSource({
        "http://example.com, http, example.com, 80",
        "HTTP://Example.COM:80, http, example.com, 80",
        "https://example.com, https, example.com, 443",
        "https://example.com:8443, https, example.com, 8443",
        "http://example.com:65535, http, example.com, 65535",
        "http://[::1]:8080, http, [0:0:0:0:0:0:0:1], 8080",
        "http://[0:0:0:0:0:0:0:1], http, [0:0:0:0:0:0:0:1], 80",
        "capacitor://localhost, capacitor, localhost, 0",
        "chrome-extension://abcdefghijklmnop, chrome-extension, abcdefghijklmnop, 0",
    })
    void originIsParsed(String serialized, String scheme, String host, int port) {
        assertEquals(Optional.of(new Origin(scheme, host, port)), Origin.parse(serialized));
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.com, https://example.com",
        "http://example.com:443, https://example.com",
        "http://example.com, http://example.com:8080",
        "http://example.com, http://www.example.com",
        "http://example.com, http://example.com.",
        "http://example.com, http://example.com.evil.example",
        "http://10.0.0.1, http://[::ffff:10.0.0.1]",
        "app://localhost, app://localhost:80",
    })
    void differentOriginsAreNotEqual(String one, String other) {
        assertNotEquals(Origin.parse(one).orElseThrow(), Origin.parse(other).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "*",
                "example.com",
                "//example.com",
                "://example.com",
                "http:example.com",
                "http:/example.com",
                "http://",
                "http://:80",
                "file://",
                "http://example.com/",
                "http://example.com/path",
                "http://example.com?",
                "http://example.com#",
                "http://user@example.com",
                "http://user:password@example.com",
                "http://*.example.com",
                "http://example.com:",
                "http://example.com:0",
                "http://example.com:080",
                "http://example.com:65536",
                "http://example.com:123456",
                "http://example.com:-1",
                "http://example.com:80:80",
                "http://example.com:http",
                " http://example.com",
                "http://example.com ",
                "http://exa mple.com",
                "http://example.com, http://example.com",
                "http://example.com http://example.com",
                "http://bücher.example",
                "http://[::1",
                "http://::1",
                "http://[::1]80",
                "http://[::1%25lo]",
                "ws://example.com",
                "wss://example.com",
                "WSS://example.com",
                "1http://example.com",
                "\u212aiosk://example.com",
                "ht tp://example.com",
                "http://example.com\u0000",
                "http://example.com\n",
            })
    void invalidOriginIsRejected(String serialized) {
        assertEquals(Optional.empty(), Origin.parse(serialized));
    }

    @ParameterizedTest
    @CsvSource({
        "http, example.com, -1, http://example.com",
        "https, example.com, -1, https://example.com",
        "http, example.com, 80, http://example.com",
        "https, EXAMPLE.com, 8443, https://example.com:8443",
        "ws, example.com, -1, http://example.com",
        "WSS, example.com, -1, https://example.com",
        "http, [::1], 8080, http://[::1]:8080",
    })
    void targetOfRequestHasAnOrigin(String scheme, String host, int port, String origin) {
        assertEquals(Origin.parse(origin), Origin.ofTarget(scheme, host, port));
    }

    @ParameterizedTest
    @CsvSource({
        "http, a b, -1",
        "http, user@example.com, -1",
        "http, example.com, 0",
        "http, example.com, 65536",
        "'', a, -1"
    })
    void invalidTargetHasNoOrigin(String scheme, String host, int port) {
        assertEquals(Optional.empty(), Origin.ofTarget(scheme, host, port));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP, a, 80",
        "ws, a, 80",
        "http, A, 80",
        "http, [::1], 80",
        "http, a, 0",
        "http, a, 65536",
        "http, a, -1"
    })
    void constructorRejectsNonCanonicalOrigins(String scheme, String host, int port) {
        assertThrows(IllegalArgumentException.class, () -> new Origin(scheme, host, port));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void spellingsOfOneOriginAreEqual(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 5_000; run++) {
            boolean secure = random.nextBoolean();
            String scheme = secure ? "https" : "http";
            String host = name(random);
            int standard = secure ? 443 : 80;
            int port = random.nextBoolean() ? standard : 1 + random.nextInt(65_535);
            String suffix = port == standard && random.nextBoolean() ? "" : ":" + port;
            String serialized = anyCase(scheme + "://" + host, random) + suffix;

            assertEquals(Optional.of(new Origin(scheme, host, port)), Origin.parse(serialized), serialized);
        }
    }

    /** Made of what origins are made of, so that some are. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyInputIsAnOriginOrEmpty(long seed) {
        Random random = new Random(seed);
        String[] parts = {
            "http", "https", "://", ":", "/", "[", "]", "::", "1", "0", "a", ".", "-", "@", "*", " ", "%", "\u00fc"
        };
        for (int run = 0; run < 50_000; run++) {
            String input = random.ints(1 + random.nextInt(8), 0, parts.length)
                    .mapToObj(i -> parts[i])
                    .collect(Collectors.joining());

            Origin.parse(input)
                    .ifPresent(origin -> assertEquals(Optional.of(origin), Origin.parse(serialized(origin)), input));
        }
    }

    @Test
    void longValueIsNoOrigin() {
        assertEquals(Optional.empty(), Origin.parse("http://" + "a.".repeat(100_000) + "b"));
    }

    private static String serialized(Origin origin) {
        return origin.scheme() + "://" + origin.host() + (origin.port() == Origin.NO_PORT ? "" : ":" + origin.port());
    }

    private static String name(Random random) {
        String characters = "abcxyz0189-_";
        return random.ints(1 + random.nextInt(4), 1, 8)
                .mapToObj(length -> random.ints(length, 0, characters.length())
                        .mapToObj(i -> characters.substring(i, i + 1))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining(".", "", ".example"));
    }

    private static String anyCase(String text, Random random) {
        return text.chars()
                .mapToObj(Character::toString)
                .map(c -> random.nextBoolean() ? c.toUpperCase(Locale.ROOT) : c)
                .collect(Collectors.joining());
    }
}
