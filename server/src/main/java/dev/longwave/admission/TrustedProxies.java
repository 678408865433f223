package dev.longwave.admission;

import io.smallrye.common.net.CidrAddress;
import io.smallrye.common.net.Inet;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Resolves a client's address from the header of trusted proxies. Each proxy appends the address that its request came from,
 * and a client can send any header. So the client is the last address that is no trusted proxy.
 *
 * @param networks the proxies' networks
 * @param standard whether proxies send Forwarded (RFC 7239) instead of X-Forwarded-For
 */
record TrustedProxies(List<CidrAddress> networks, boolean standard) {

    private static final Pattern FOR = Pattern.compile("(?i)(?:^|;)\\s*for\\s*=\\s*\"?(?<node>[^\";]*)");

    /** An address with an optional port. IPv6 may have brackets. */
    private static final Pattern NODE =
            Pattern.compile("\\[(?<v6>[0-9A-Fa-f:.]+)](?::\\d+)?|(?<v4>[0-9.]+)(?::\\d+)?|(?<bare>[0-9A-Fa-f:.]+)");

    /** @param proxies addresses and networks; names are skipped, since their addresses may change */
    static TrustedProxies of(List<String> proxies, boolean standard) {
        List<CidrAddress> networks = proxies.stream()
                .map(TrustedProxies::network)
                .flatMap(Optional::stream)
                .toList();
        return new TrustedProxies(networks, standard);
    }

    /**
     * Returns the client of a request from a trusted proxy. Its address is unknown if a proxy tells none, such as
     * {@code unknown}, {@code unix:} or an obfuscated identifier (RFC 7239 §6).
     *
     * @param nearest the address of that proxy
     * @param headers returns all values of a header, by its case-insensitive name
     */
    Client client(InetAddress nearest, Function<String, List<String>> headers) {
        InetAddress client = nearest;
        List<Optional<InetAddress>> hops = standard ? forwarded(headers) : xForwardedFor(headers);
        for (Optional<InetAddress> hop : hops.reversed()) {
            if (hop.isEmpty()) {
                return new Client(client, false); // the proxy stands for all clients behind it
            }
            client = hop.get();
            if (!isTrusted(client)) {
                break;
            }
        }
        return new Client(client, true);
    }

    boolean isTrusted(InetAddress address) {
        return networks.stream().anyMatch(network -> network.matches(address));
    }

    private static List<Optional<InetAddress>> xForwardedFor(Function<String, List<String>> headers) {
        return elements(headers.apply("X-Forwarded-For"), header -> List.of(header.split(",", -1)))
                .map(TrustedProxies::address)
                .toList();
    }

    private static List<Optional<InetAddress>> forwarded(Function<String, List<String>> headers) {
        return elements(headers.apply("Forwarded"), TrustedProxies::splitQuoted)
                .map(FOR::matcher)
                .map(element -> element.find() ? address(element.group("node").strip()) : Optional.<InetAddress>empty())
                .toList();
    }

    private static Stream<String> elements(List<String> headers, Function<String, List<String>> split) {
        return headers.stream()
                .flatMap(header -> split.apply(header).stream())
                .map(String::strip)
                .filter(element -> !element.isEmpty());
    }

    /**
     * Splits at commas outside of quotes, from the end: what a trusted proxy has appended is well-formed, and an open quote of
     * the client before it hides nothing.
     */
    private static List<String> splitQuoted(String header) {
        List<String> elements = new ArrayList<>();
        int end = header.length();
        boolean quoted = false;
        for (int index = header.length() - 1; index >= 0; index--) {
            char now = header.charAt(index);
            if (now == '"' && !(index > 0 && header.charAt(index - 1) == '\\')) {
                quoted = !quoted;
            } else if (now == ',' && !quoted) {
                elements.add(header.substring(index + 1, end));
                end = index;
            }
        }
        elements.add(header.substring(0, end));
        return elements.reversed();
    }

    private static Optional<InetAddress> address(String node) {
        Matcher parts = NODE.matcher(node);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Stream.of("v6", "v4", "bare")
                .map(parts::group)
                .filter(Objects::nonNull)
                .map(Inet::parseInetAddress)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static Optional<CidrAddress> network(String proxy) {
        CidrAddress network = Inet.parseCidrAddress(proxy);
        if (network != null) {
            return Optional.of(network);
        }
        return address(proxy).map(address -> CidrAddress.create(address, Byte.SIZE * address.getAddress().length));
    }
}
