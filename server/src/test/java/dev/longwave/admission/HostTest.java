package dev.longwave.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostTest {

    @ParameterizedTest
    @CsvSource({
        "example.com, example.com",
        "EXAMPLE.Com, example.com",
        "example.com., example.com.",
        "localhost, localhost",
        "my_host, my_host",
        "xn--bcher-kva.example, xn--bcher-kva.example",
        "1and1.example, 1and1.example",
        "127.0.0.1, 127.0.0.1",
        "255.255.255.255, 255.255.255.255",
        "[::1], [0:0:0:0:0:0:0:1]",
        "[0:0:0:0:0:0:0:1], [0:0:0:0:0:0:0:1]",
        "[2001:DB8::A], [2001:db8:0:0:0:0:0:a]",
        "[2001:0db8:0000:0000:0000:0000:0000:000a], [2001:db8:0:0:0:0:0:a]",
        "[::ffff:10.0.0.1], [::ffff:10.0.0.1]",
        "[::ffff:a00:1], [::ffff:10.0.0.1]",
    })
    void equalHostsHaveOneSpelling(String host, String canonical) {
        assertEquals(Optional.of(canonical), Host.canonical(host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                ".example",
                "a..b",
                "a b",
                " a",
                "a\n",
                "*.example.com",
                "a@b",
                "a/b",
                "a%41",
                "bücher.example",
                "\u212a.example", // the Kelvin sign, whose lower case is k
                "256.0.0.1",
                "127.1",
                "127.0.0.01",
                "127.0.0.1.",
                "1",
                "0x7f.0.0.1",
                "a.1",
                "a.0x1f",
                "::1",
                "[]",
                "[::1",
                "::1]",
                "[[::1]]",
                "[1::2::3]",
                "[1:2:3]",
                "[::1%1]",
                "[::1%lo]",
                "[::g]",
                "[127.0.0.1]",
                "[:::]",
                "[1:2:3:4:5:6:7:8:9]",
            })
    void invalidHostIsRejected(String host) {
        assertEquals(Optional.empty(), Host.canonical(host));
    }

    @Test
    void nameLengthIsLimitedAsInDns() {
        String longest = "a.".repeat(126) + "b";

        assertEquals(Optional.of(longest), Host.canonical(longest));
        assertEquals(Optional.empty(), Host.canonical("a.".repeat(126) + "bcd"));
        assertEquals(Optional.empty(), Host.canonical("a.".repeat(100_000) + "b"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void ipv6SpellingsHaveOneCanonicalForm(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 5_000; run++) {
            int[] groups = random.ints(8, 0, 1 << 16)
                    .map(group -> random.nextBoolean() ? 0 : group)
                    .toArray();
            groups[0] = 1 + random.nextInt(0xffff); // none that has an IPv4 address in it
            String written =
                    Arrays.stream(groups).mapToObj(Integer::toHexString).collect(Collectors.joining(":", "[", "]"));

            assertEquals(Optional.of(written), Host.canonical(spell(groups, random)), written);
        }
    }

    /** With leading zeros, in any case, and perhaps one run of zeros left out. */
    private static String spell(int[] groups, Random random) {
        int from = random.nextInt(9);
        int to = from;
        while (to < 8 && groups[to] == 0) {
            to++;
        }
        if (from == to) {
            return "[" + join(groups, 0, 8, random) + "]";
        }
        return "[" + join(groups, 0, from, random) + "::" + join(groups, to, 8, random) + "]";
    }

    private static String join(int[] groups, int from, int to, Random random) {
        return IntStream.range(from, to)
                .mapToObj(i -> String.format(random.nextBoolean() ? "%04x" : "%X", groups[i]))
                .collect(Collectors.joining(":"));
    }
}
