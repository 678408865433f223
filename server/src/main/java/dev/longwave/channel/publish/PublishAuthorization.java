package dev.longwave.channel.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@link PublishConfig}, checked. */
final class PublishAuthorization {

    /** RFC 6750 §2.1: what a token is made of, and the name of the scheme in any case. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private static final Pattern AUTHORIZATION = Pattern.compile("(?i:bearer) +(?<token>" + TOKEN.pattern() + ") *");

    private final Optional<String> token;
    private final boolean open;

    PublishAuthorization(PublishConfig config) {
        token = config.token();
        open = config.allowAnonymous().isTrue();
        if (token.isPresent() && !TOKEN.matcher(token.get()).matches()) {
            throw new IllegalArgumentException("longwave.publish.token is not a bearer token,"
                    + " but letters, digits, - . _ ~ + / and = at the end are allowed (RFC 6750)");
        }
    }

    /**
     * Why somebody may not publish; empty if they may.
     *
     * @param authorization all values of that header
     */
    Optional<PublishResponse> refusal(List<String> authorization, InetAddress client) {
        if (token.isPresent()) {
            return authorization.size() == 1 && has(token.get(), authorization.getFirst())
                    ? Optional.empty()
                    : Optional.of(PublishResponse.NOT_AUTHORIZED);
        }
        return open || client.isLoopbackAddress() ? Optional.empty() : Optional.of(PublishResponse.NOT_FROM_HERE);
    }

    /** In the same time wherever the two differ. */
    private static boolean has(String token, String authorization) {
        Matcher sent = AUTHORIZATION.matcher(authorization);
        return sent.matches() && MessageDigest.isEqual(sent.group("token").getBytes(UTF_8), token.getBytes(UTF_8));
    }
}
