package dev.longwave.websocket.codec;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Parameters of permessage-deflate of one connection (RFC 7692 §7.1).
 *
 * @param serverWindowBits size of the server's window in bytes, as a power of two
 * @param serverWindowAsked whether the client asked for that size
 * @param clientTakesOver whether a message of the client may refer to its earlier ones (context takeover)
 */
public record DeflateParameters(int serverWindowBits, boolean serverWindowAsked, boolean clientTakesOver) {

    private static final String NAME = "permessage-deflate";

    private static final String SERVER_NO_CONTEXT_TAKEOVER = "server_no_context_takeover";
    private static final String CLIENT_NO_CONTEXT_TAKEOVER = "client_no_context_takeover";
    private static final String SERVER_MAX_WINDOW_BITS = "server_max_window_bits";
    private static final String CLIENT_MAX_WINDOW_BITS = "client_max_window_bits";

    public static final int MAX_WINDOW_BITS = 15;

    /** Window bits without leading zeros, in quotes or not. */
    private static final Pattern WINDOW_BITS = Pattern.compile("\"?(?<bits>[89]|1[0-5])\"?");

    /**
     * Returns the parameters of the first acceptable offer: a client lists its offers in order of preference.
     *
     * @param headers the values of Sec-WebSocket-Extensions, which must be valid (RFC 6455 §9.1)
     */
    public static Optional<DeflateParameters> negotiate(List<String> headers) {
        return headers.stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .flatMap(offer -> accept(offer.split(";")).stream())
                .findFirst();
    }

    /**
     * Returns the extension for the response to the handshake. The server never takes its context over, whether asked or not,
     * which §7.1.1.1 allows. It accepts any window of the client, and so does not limit that.
     */
    public String response() {
        return NAME
                + "; " + SERVER_NO_CONTEXT_TAKEOVER
                + (serverWindowAsked ? "; " + SERVER_MAX_WINDOW_BITS + "=" + serverWindowBits : "")
                + (clientTakesOver ? "" : "; " + CLIENT_NO_CONTEXT_TAKEOVER);
    }

    /** Returns empty for another extension, and for an offer with anything that §7.1 does not define, which must be declined. */
    private static Optional<DeflateParameters> accept(String[] offer) {
        if (!offer[0].strip().equals(NAME)) {
            return Optional.empty();
        }
        Set<String> seen = new HashSet<>();
        DeflateParameters accepted = new DeflateParameters(MAX_WINDOW_BITS, false, true);
        for (int i = 1; i < offer.length; i++) {
            int equals = offer[i].indexOf('=');
            String name = (equals < 0 ? offer[i] : offer[i].substring(0, equals)).strip();
            Optional<String> value = Optional.of(offer[i])
                    .filter(all -> equals >= 0)
                    .map(all -> all.substring(equals + 1).strip());
            Optional<DeflateParameters> with = seen.add(name) ? accepted.with(name, value) : Optional.empty();
            if (with.isEmpty()) {
                return Optional.empty();
            }
            accepted = with.get();
        }
        return Optional.of(accepted);
    }

    private Optional<DeflateParameters> with(String name, Optional<String> value) {
        Optional<Integer> bits = value.map(WINDOW_BITS::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> Integer.valueOf(matcher.group("bits")));
        boolean known = switch (name) {
            case SERVER_NO_CONTEXT_TAKEOVER, CLIENT_NO_CONTEXT_TAKEOVER -> value.isEmpty();
            case SERVER_MAX_WINDOW_BITS -> bits.isPresent();
            case CLIENT_MAX_WINDOW_BITS -> value.isEmpty() || bits.isPresent();
            default -> false;
        };
        if (!known) {
            return Optional.empty();
        }
        return Optional.of(
                switch (name) {
                    case SERVER_MAX_WINDOW_BITS -> new DeflateParameters(bits.orElseThrow(), true, clientTakesOver);
                    case CLIENT_NO_CONTEXT_TAKEOVER ->
                        new DeflateParameters(serverWindowBits, serverWindowAsked, false);
                    default -> this;
                });
    }
}
