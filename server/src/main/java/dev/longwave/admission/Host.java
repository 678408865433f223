package dev.longwave.admission;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The host of an origin, in a canonical spelling so that two can be compared. */
final class Host {

    /** Maximum length of a name (RFC 1035 §2.3.4), plus an optional dot at the end. */
    private static final int MAX_NAME_LENGTH = 254;

    // Underscores are in use, although host names must not have them.
    private static final Pattern NAME = ascii("[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*\\.?");

    /** Browsers parse a name whose last label is a number as an IPv4 address. */
    private static final Pattern ENDS_IN_A_NUMBER = ascii("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)\\.?");

    private static final Pattern IPV4 =
            ascii("(?:%1$s\\.){3}%1$s".formatted("(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"));

    /** The only input for the JDK's parser. It excludes the name of a network interface after a %, for example. */
    private static final Pattern IPV6_CHARACTERS = ascii("\\[[0-9a-f:.]{2,45}]");

    private Host() {}

    /**
     * Returns the host in lower case, an IPv6 address in full and in brackets, or empty if it is invalid. Non-ASCII names are
     * valid in punycode only, as browsers send them.
     */
    static Optional<String> canonical(String host) {
        if (IPV6_CHARACTERS.matcher(host).matches()) {
            return ipv6(host.substring(1, host.length() - 1));
        }
        boolean valid = host.length() <= MAX_NAME_LENGTH
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
        // The JDK converts an IPv4-mapped address to IPv4. To a browser these are two origins.
        String prefix = address instanceof Inet4Address ? "::ffff:" : "";
        return Optional.of("[" + prefix + address.getHostAddress() + "]");
    }

    /** Ignores case of the original text. A conversion to lower case first would turn some non-ASCII letters into ASCII. */
    private static Pattern ascii(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
