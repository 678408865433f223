package dev.longwave.admission;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page comes from (RFC 6454). Two origins are the same if they are equal.
 *
 * @param scheme in lower case
 * @param host as {@link Host#canonical} has it
 * @param port the scheme's default if none was given, or {@value #NO_PORT} if it has none
 */
public record Origin(String scheme, String host, int port) {

    static final int NO_PORT = 0;

    /** The form that RFC 6454 §6.2 gives it; nothing may come before or behind. */
    private static final Pattern SERIALIZED = Pattern.compile(
            "(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?<host>\\[[^\\[\\]]*]|[^:\\[\\]]*)(?::(?<port>[1-9][0-9]{0,4}))?");

    private static final Pattern SCHEME = Pattern.compile("(?!wss?$)[a-z][a-z0-9+.-]*");
    private static final int LAST_PORT = 65_535;

    public Origin {
        if (!isValid(scheme, host, port)) {
            throw new IllegalArgumentException("Not an origin: %s, %s, %d".formatted(scheme, host, port));
        }
    }

    /** Reads the value of a browser's Origin header; empty if it is none, as {@code null} is none. */
    public static Optional<Origin> parse(String serialized) {
        Matcher parts = SERIALIZED.matcher(serialized);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String port = parts.group("port");
        return of(parts.group("scheme"), parts.group("host"), port == null ? -1 : Integer.parseInt(port));
    }

    /**
     * The origin of the pages that are served where a request went.
     *
     * @param scheme of the connection; some proxies tell that of the URL, which is ws or wss
     * @param port negative for none
     */
    static Optional<Origin> ofTarget(String scheme, String host, int port) {
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "ws" -> of("http", host, port);
            case "wss" -> of("https", host, port);
            default -> of(scheme, host, port);
        };
    }

    /** As RFC 6454 §6.2 writes it, with the port also where it is the scheme's. */
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
        boolean validPort = port == NO_PORT ? defaultPort(scheme) == NO_PORT : port > 0 && port <= LAST_PORT;
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
