package dev.longwave.admission;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Validated {@link OriginConfig#allowedOrigins()}. */
sealed interface AllowedOrigins {

    /**
     * Values without a host. {@code null} is the opaque origin as browsers send it (RFC 6454 §7.1): sandboxed frames, local
     * files, redirects across origins. {@code file://} is what some WebViews and microcontrollers send.
     */
    Set<String> WITHOUT_HOST = Set.of("null", "file://");

    String ANY = "*";

    String RULE = "must be * (every origin), null (the opaque origin), file:// or an origin as browsers send it:"
            + " scheme://host[:port], such as https://example.com or http://[::1]:8080,"
            + " without user, path, trailing slash or wildcard, not ws:// or wss://, non-ASCII names in punycode";

    /** The origin of the server's own pages. */
    record Same() implements AllowedOrigins {}

    /** Every origin. */
    record Any() implements AllowedOrigins {}

    /** The configured origins. */
    record Listed(Set<Origin> origins, Set<String> withoutHost) implements AllowedOrigins {
        public Listed {
            origins = Set.copyOf(origins);
            withoutHost = Set.copyOf(withoutHost);
        }
    }

    static AllowedOrigins of(OriginConfig config) {
        List<String> values = config.allowedOrigins().orElse(List.of()).stream()
                .map(String::strip) // around commas
                .toList();
        Set<Origin> origins = values.stream()
                .filter(value -> !value.equals(ANY) && !WITHOUT_HOST.contains(value))
                .map(AllowedOrigins::origin)
                .collect(Collectors.toSet());
        if (values.isEmpty()) {
            return new Same();
        }
        return values.contains(ANY)
                ? new Any()
                : new Listed(
                        origins, values.stream().filter(WITHOUT_HOST::contains).collect(Collectors.toSet()));
    }

    private static Origin origin(String value) {
        return Origin.parse(value)
                .orElseThrow(() -> new IllegalArgumentException(
                        "longwave.handshake.allowed-origins=%s is invalid: %s".formatted(value, RULE)));
    }

    /**
     * Returns whether a request may connect.
     *
     * @param sent all values of its Origin header
     * @param target the origin of pages at the request's own scheme, host and port, if known
     */
    default boolean admit(List<String> sent, Optional<Origin> target) {
        // The client is no browser: browsers send an Origin with each handshake (RFC 6455 §4.1). Others can send any.
        if (sent.isEmpty()) {
            return true;
        }
        return switch (this) {
            case Any() -> true;
            case Same() -> target.isPresent() && only(sent).equals(target);
            case Listed(Set<Origin> origins, Set<String> withoutHost) ->
                only(sent).filter(origins::contains).isPresent()
                        || (sent.size() == 1 && withoutHost.contains(sent.getFirst()));
        };
    }

    /**
     * Returns the permission of a page to read a response; empty if it may not, or if the request comes from no page. A page without a
     * name, and every page while all may connect, gets no credentials: anybody can make such a page.
     *
     * @param sent all values of the request's Origin header
     * @param target the origin of pages at the request's own scheme, host and port, if known
     */
    default Optional<CorsGrant> grant(List<String> sent, Optional<Origin> target) {
        if (sent.isEmpty() || !admit(sent, target)) {
            return Optional.empty();
        }
        return Optional.of(
                this instanceof Any
                        ? new CorsGrant(ANY, false)
                        : new CorsGrant(sent.getFirst(), only(sent).isPresent()));
    }

    private static Optional<Origin> only(List<String> sent) {
        return sent.size() == 1 ? Origin.parse(sent.getFirst()) : Optional.empty();
    }
}
