package dev.longwave.admission;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The host of an origin, in the one spelling by which two can be compared. */
final class Host {

    /** RFC 1035 §2.3.4, and the dot that a name may end with. */
    private static final int LONGEST_NAME = 254;

    // Underscores are in use, though not allowed in the names of hosts.
    private static final Pattern NAME = ascii("[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*\\.?");

    /** Browsers take such a name for an IPv4 address, whatever comes before its last label. */
    private static final Pattern ENDS_IN_A_NUMBER = ascii("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)\\.?");

    private static final Pattern IPV4 =
            ascii("(?:%1$s\\.){3}%1$s".formatted("(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"));

    /** What the JDK's parser is given: not the name of a network interface behind a %, for one. */
    private static final Pattern IPV6_CHARACTERS = ascii("\\[[0-9a-f:.]{2,45}]");

    private Host() {}

    /**
     * The host in lower case, an IPv6 address written out in brackets; empty if it is none. Names beyond ASCII are hosts in
     * punycode only, as browsers send them.
     */
    static Optional<String> canonical(String host) {
        if (IPV6_CHARACTERS.matcher(host).matches()) {
            return ipv6(host.substring(1, host.length() - 1));
        }
        boolean valid = host.length() <= LONGEST_NAME
                && NAME.matcher(host).matches()
                && (!ENDS_IN_A_NUMBER.matcher(host).matches()
                        || IPV4.matcher(host).matches());
        return valid ? Optional.of(host.toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private static Optional<String> ipv6(String literal) {
        InetAddress address;
        try {
            address = Inet6Address.ofLiteral(literal);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        // The JDK makes an IPv4 address of an IPv4-mapped one; to a browser they are two origins.
        String prefix = address instanceof Inet4Address ? "::ffff:" : "";
        return Optional.of("[" + prefix + address.getHostAddress() + "]");
    }

    /** In any case, but before it is changed: beyond ASCII, some letters become others by that. */
    private static Pattern ascii(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
