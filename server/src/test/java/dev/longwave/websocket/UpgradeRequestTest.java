package dev.longwave.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.longwave.connection.Rejection;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UpgradeRequestTest {

    @ParameterizedTest
    @CsvSource({"GET, true, true", "GET, false, false", "POST, true, false", "get, true, false", "HEAD, true, false"})
    void onlyAGetOverHttp11IsAnUpgrade(String method, boolean http11, boolean upgrade) {
        assertEquals(upgrade, new SentHeaders().handshake(method, http11).isUpgrade());
    }

    @ParameterizedTest
    @CsvSource({
        "Upgrade, websocket, true",
        "Upgrade, WebSocket, true",
        "Upgrade, 'h2c, websocket', true",
        "Upgrade, 'h2c|websocket', true",
        "Upgrade, websockets, false",
        "Upgrade, websocket/13, false",
        "Upgrade, 'web, socket', false",
        "Upgrade, '', false",
        "Upgrade, ',', false",
        "Connection, upgrade, true",
        "Connection, 'keep-alive,Upgrade', true",
        "Connection, 'keep-alive|upgrade', true",
        "Connection, no-upgrade, false",
        "Connection, close, false",
        "Host, 'chat.example|chat.example', false",
        "Content-Length, 0, true",
        "Content-Length, 5, false",
        "Content-Length, '0|5', false",
        "Transfer-Encoding, chunked, false",
    })
    void headersDecideWhetherItIsAnUpgrade(String name, String values, boolean upgrade) {
        SentHeaders headers = new SentHeaders().with(name, values.split("\\|"));

        assertEquals(upgrade, headers.handshake().isUpgrade());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Upgrade", "Connection", "Host"})
    void missingHeaderIsNoUpgrade(String name) {
        assertFalse(new SentHeaders().with(name).handshake().isUpgrade());
    }

    @ParameterizedTest
    @CsvSource({"13, true", "8, false", "14, false", "013, false", "+13, false", "'13, 8', false", "13|13, false"})
    void onlyVersion13IsAccepted(String values, boolean accepted) {
        SentHeaders headers = new SentHeaders().with("Sec-WebSocket-Version", values.split("\\|"));

        assertEquals(accepted, headers.handshake().hasVersion());
    }

    @Test
    void missingVersionIsRejected() {
        assertFalse(new SentHeaders().with("Sec-WebSocket-Version").handshake().hasVersion());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void keyOf16BytesIsAccepted(long seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[16];
        for (int run = 0; run < 1000; run++) {
            random.nextBytes(bytes);
            String key = Base64.getEncoder().encodeToString(bytes);

            assertTrue(hasKey(key), key);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 12, 13, 14, 15, 17, 18, 24, 32})
    void keyOfAnotherLengthIsRejected(int length) {
        assertFalse(hasKey(Base64.getEncoder().encodeToString(new byte[length])));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dGhlIHNhbXBsZSBub25jZQ", // unpadded
                "dGhlIHNhbXBsZSBub25jZQ=",
                "dGhlIHNhbXBsZSBub25jZQ===",
                "dGhlIHNhbXBsZSBub25jZR==", // unused bits set
                "dGhlIHNhbXBs-SBub25jZQ==", // the alphabet of URLs
                "dGhlIHNhbXBs SBub25jZQ==",
                "dGhlIHNhbXBsZSBub25jZQ==\n",
            })
    void keyThatIsNotBase64IsRejected(String key) {
        assertFalse(hasKey(key));
    }

    @Test
    void twoKeysAreRejected() {
        assertFalse(hasKey("dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBsZSBub25jZQ=="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permessage-deflate",
                "permessage-deflate; client_max_window_bits",
                "permessage-deflate ;\tserver_max_window_bits = \"10\" ; x=y , other",
                "permessage-deflate|bar; baz=2",
                "foo,, bar,",
                "",
            })
    void validExtensionsAreAccepted(String values) {
        assertTrue(extensionsAreInOrder(values));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permessage-deflate;",
                "permessage-deflate; =10",
                "permessage-deflate; a=",
                "permessage-deflate; a=b=c",
                "permessage-deflate; a=\"\"",
                "permessage-deflate; a=\"b c\"",
                "permessage-deflate; a=\"b",
                "permessage deflate",
                "; a",
                "foo|b\u00e4r",
                "foo, (bar)",
            })
    void malformedExtensionsAreRejected(String values) {
        assertFalse(extensionsAreInOrder(values));
    }

    /** The version is checked before rules that another version may have changed. */
    @ParameterizedTest
    @CsvSource({
        "Upgrade|Sec-WebSocket-Version|Sec-WebSocket-Key|Sec-WebSocket-Extensions, NOT_WEBSOCKET",
        "Sec-WebSocket-Version|Sec-WebSocket-Key|Sec-WebSocket-Extensions, VERSION",
        "Sec-WebSocket-Key|Sec-WebSocket-Extensions, KEY",
        "Sec-WebSocket-Extensions, EXTENSIONS",
    })
    void firstViolationCounts(String broken, Rejection expected) {
        SentHeaders headers = new SentHeaders();
        for (String name : broken.split("\\|", -1)) {
            headers.with(name, "broken;");
        }
        assertEquals(Optional.of(expected), headers.handshake().violation());
    }

    @Test
    void validRequestHasNoViolation() {
        assertEquals(Optional.empty(), new SentHeaders().handshake().violation());
    }

    private static boolean extensionsAreInOrder(String values) {
        return new SentHeaders()
                .with("Sec-WebSocket-Extensions", values.split("\\|"))
                .handshake()
                .hasValidExtensions();
    }

    private static boolean hasKey(String... keys) {
        return new SentHeaders().with("Sec-WebSocket-Key", keys).handshake().hasKey();
    }
}
