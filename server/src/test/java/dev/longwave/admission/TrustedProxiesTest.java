package dev.longwave.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.longwave.websocket.SentHeaders;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The nearest proxy is always 10.0.0.1, and trusted. */
final class TrustedProxiesTest {

    private static final InetAddress NEAREST = InetAddress.ofLiteral("10.0.0.1");
    private static final List<String> OURS = List.of("10.0.0.1", "10.1.0.0/16", "2001:db8::/32", "proxy.example");

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "'203.0.113.9, 192.0.2.7', 192.0.2.7",
        "'203.0.113.9, 192.0.2.7, 10.1.2.3', 192.0.2.7",
        "'203.0.113.9, 192.0.2.7, 10.1.2.3, 2001:db8::5', 192.0.2.7",
        "203.0.113.9|192.0.2.7, 192.0.2.7",
        "192.0.2.7:4711, 192.0.2.7",
        "2001:dead::7, 2001:dead::7",
        "[2001:dead::7], 2001:dead::7",
        "[2001:dead::7]:4711, 2001:dead::7",
        "'10.1.2.3, 10.1.2.4', 10.1.2.3",
        "'192.0.2.7, unknown, 10.1.2.3', 10.1.2.3",
        "unknown, 10.0.0.1",
        "proxy.example, 10.0.0.1",
        "999.1.1.1, 10.0.0.1",
        "'', 10.0.0.1",
        "',,192.0.2.7,', 192.0.2.7",
    })
    void clientIsTheLastUntrustedAddress(String header, String client) {
        SentHeaders headers = new SentHeaders().with("X-Forwarded-For", header.split("\\|"));

        assertEquals(
                InetAddress.ofLiteral(client),
                TrustedProxies.of(OURS, false).client(NEAREST, headers).address());
    }

    @ParameterizedTest
    @CsvSource({
        "for=192.0.2.7, 192.0.2.7",
        "'For=\"[2001:dead::7]:4711\";proto=https', 2001:dead::7",
        "'proto=https ; for=192.0.2.7;host=\"chat.example\"', 192.0.2.7",
        "'for=203.0.113.9, for=192.0.2.7;by=10.0.0.1, for=10.1.2.3', 192.0.2.7",
        "'for=203.0.113.9|for=192.0.2.7', 192.0.2.7",
        "'for=192.0.2.7, for=_hidden', 10.0.0.1",
        "'for=192.0.2.7, proto=https', 10.0.0.1",
        "x-for=192.0.2.7, 10.0.0.1",
    })
    void forwardedNamesTheLastUntrustedAddress(String header, String client) {
        SentHeaders headers =
                new SentHeaders().with("Forwarded", header.split("\\|")).with("X-Forwarded-For", "198.51.100.1");

        assertEquals(
                InetAddress.ofLiteral(client),
                TrustedProxies.of(OURS, true).client(NEAREST, headers).address());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "_hidden",
                "unix:",
                "fe80::1%eth0",
                "203.0.113.999",
                "example.com",
                "\"203.0.113.7\"",
                "203.0.113.7;x",
                "203.0.113.7, unknown",
                "127.0.0.1, unknown",
                "unknown, 10.1.2.3"
            })
    void unreadableAddressIsUnknown(String header) {
        SentHeaders headers = new SentHeaders().with("X-Forwarded-For", header);

        assertFalse(TrustedProxies.of(OURS, false).client(NEAREST, headers).isKnown());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for=unknown",
                "for=_a",
                "proto=https",
                "for=\"\"",
                "for=\"203.0.113.7, 127.0.0.1\"",
                "for=203.0.113.7, by=\"a,b\"",
                "for=\"a\\\",for=127.0.0.1\""
            })
    void unreadableForwardedAddressIsUnknown(String header) {
        SentHeaders headers = new SentHeaders().with("Forwarded", header);

        assertFalse(TrustedProxies.of(OURS, true).client(NEAREST, headers).isKnown());
    }

    @Test
    void commaInQuotesSeparatesNoAddresses() {
        SentHeaders headers = new SentHeaders().with("Forwarded", "for=192.0.2.7;by=\"a,b\", for=10.1.2.3");

        assertEquals(
                new Client(InetAddress.ofLiteral("192.0.2.7"), true),
                TrustedProxies.of(OURS, true).client(NEAREST, headers));
    }

    @Test
    void openQuoteOfTheClientHidesNothing() {
        SentHeaders headers = new SentHeaders().with("Forwarded", "for=\"203.0.113.9, for=192.0.2.7");

        assertEquals(
                new Client(InetAddress.ofLiteral("192.0.2.7"), true),
                TrustedProxies.of(OURS, true).client(NEAREST, headers));
    }

    @Test
    void onlyKnownLoopbackAddressIsThisMachine() {
        assertTrue(new Client(InetAddress.ofLiteral("127.0.0.1"), true).isThisMachine());
        assertFalse(new Client(InetAddress.ofLiteral("127.0.0.1"), false).isThisMachine());
        assertFalse(new Client(InetAddress.ofLiteral("192.0.2.7"), true).isThisMachine());
    }

    @Test
    void withoutHeaderClientIsTheNearestAddress() {
        assertEquals(new Client(NEAREST, true), TrustedProxies.of(OURS, false).client(NEAREST, new SentHeaders()));
    }

    @Test
    void withoutListClientIsTheLastAddress() {
        SentHeaders headers = new SentHeaders().with("X-Forwarded-For", "192.0.2.7, 10.1.2.3");

        assertEquals(
                InetAddress.ofLiteral("10.1.2.3"),
                TrustedProxies.of(List.of(), false).client(NEAREST, headers).address());
    }
}
