package dev.longwave.channel.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Authorization of publishers by a valid {@link PublishConfig}. */
final class PublishAuthorization {

    /** Syntax of a token (RFC 6750 §2.1). */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    /** Syntax of the header (RFC 6750 §2.1), with the name of the scheme in any case. */
    private static final Pattern AUTHORIZATION = Pattern.compile("(?i:bearer) +(?<token>" + TOKEN.pattern() + ") *");

    private final Optional<String> token;
    private final boolean open;

    PublishAuthorization(PublishConfig config) {
        token = config.token();
        open = config.allowAnonymous().isTrue();
        if (token.isPresent() && !TOKEN.matcher(token.get()).matches()) {
            throw new IllegalArgumentException("longwave.publish.token is invalid:"
                    + " must be letters, digits and - . _ ~ + /, with any = at the end (RFC 6750)");
        }
    }

    /**
     * Returns the rejection of a client that may not publish; empty if it may.
     *
     * @param authorization all values of the Authorization header
     * @param isThisMachine whether the client runs on this machine
     */
    Optional<PublishResponse> rejection(List<String> authorization, boolean isThisMachine) {
        if (token.isPresent()) {
            return authorization.size() == 1 && has(token.get(), authorization.getFirst())
                    ? Optional.empty()
                    : Optional.of(PublishResponse.NOT_AUTHORIZED);
        }
        return open || isThisMachine ? Optional.empty() : Optional.of(PublishResponse.NOT_LOCAL);
    }

    /** Compares in constant time, whatever the position of a difference. */
    private static boolean has(String token, String authorization) {
        Matcher sent = AUTHORIZATION.matcher(authorization);
        return sent.matches() && MessageDigest.isEqual(sent.group("token").getBytes(UTF_8), token.getBytes(UTF_8));
    }
}
