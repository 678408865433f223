package dev.longwave.admission;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The origin of a page (RFC 6454). Two origins are the same if they are equal.
 *
 * @param scheme in lower case
 * @param host in the spelling of {@link Host#canonical}
 * @param port the given port, else the scheme's default, or {@value #NO_PORT} if the scheme has none
 */
public record Origin(String scheme, String host, int port) {

    static final int NO_PORT = 0;

    /** The form of RFC 6454 §6.2, without text before or after. */
    private static final Pattern SERIALIZED = Pattern.compile(
            "(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?<host>\\[[^\\[\\]]*]|[^:\\[\\]]*)(?::(?<port>[1-9][0-9]{0,4}))?");

    private static final Pattern SCHEME = Pattern.compile("(?!wss?$)[a-z][a-z0-9+.-]*");
    private static final int MAX_PORT = 65_535;

    public Origin {
        if (!isValid(scheme, host, port)) {
            throw new IllegalArgumentException("Not an origin: %s, %s, %d".formatted(scheme, host, port));
        }
    }

    /** Parses the value of an Origin header. Returns empty if it is invalid or {@code null}. */
    public static Optional<Origin> parse(String serialized) {
        Matcher parts = SERIALIZED.matcher(serialized);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String port = parts.group("port");
        return of(parts.group("scheme"), parts.group("host"), port == null ? -1 : Integer.parseInt(port));
    }

    /**
     * Returns the origin of pages at the scheme, host and port of a request.
     *
     * @param scheme http or https; some proxies forward the scheme of the URL, ws or wss
     * @param port negative for none
     */
    static Optional<Origin> ofTarget(String scheme, String host, int port) {
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "ws" -> of("http", host, port);
            case "wss" -> of("https", host, port);
            default -> of(scheme, host, port);
        };
    }

    /** Returns the form of RFC 6454 §6.2, but with the port even if it is the scheme's default. */
    @Override
    public String toString() {
        return scheme + "://" + host + (port == NO_PORT ? "" : ":" + port);
    }

    private static Optional<Origin> of(String anyCaseScheme, String anyHost, int port) {
        String scheme = anyCaseScheme.toLowerCase(Locale.ROOT);
        int actualPort = port < 0 ? defaultPort(scheme) : port;
        return Host.canonical(anyHost)
                .filter(host -> isValid(scheme, host, actualPort))
                .map(host -> new Origin(scheme, host, actualPort));
    }

    private static boolean isValid(String scheme, String host, int port) {
        boolean validPort = port == NO_PORT ? defaultPort(scheme) == NO_PORT : port > 0 && port <= MAX_PORT;
        return validPort
                && SCHEME.matcher(scheme).matches()
                && Host.canonical(host).filter(host::equals).isPresent();
    }

    private static int defaultPort(String scheme) {
        return switch (scheme) {
            case "http" -> 80;
            case "https" -> 443;
            default -> NO_PORT;
        };
    }
}
