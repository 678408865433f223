package dev.longwave.http.router;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;

/**
 * Resets the stream of a malformed HTTP/2 request (RFC 9113 §8.2.1, §8.3.1) that the platform passes on. It resets those with
 * other invalid fields itself, which a proxy could translate into two requests of HTTP/1.1.
 */
@Singleton
final class Http2RequestCheck {

    /** HTTP/2 error code PROTOCOL_ERROR (RFC 9113 §7). */
    private static final long PROTOCOL_ERROR = 1;

    /** Behind a proxy it is the one that the proxy tells, and some tell that of the WebSocket. */
    private static final Set<String> SCHEMES = Set.of("http", "https", "ws", "wss");

    /** Before every other handler. */
    void mount(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(Http2RequestCheck::check);
    }

    private static void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.version() == HttpVersion.HTTP_2 && !isWellFormed(request)) {
            request.response().reset(PROTOCOL_ERROR);
        } else {
            context.next();
        }
    }

    private static boolean isWellFormed(HttpServerRequest request) {
        return SCHEMES.contains(request.scheme().toLowerCase(Locale.ROOT))
                && isTarget(request)
                && request.headers().entries().stream().noneMatch(field -> endsWithSpace(field.getValue()));
    }

    /** Returns whether the target is a path, which it always is but for {@code OPTIONS *}. */
    private static boolean isTarget(HttpServerRequest request) {
        String target = request.uri();
        return target.startsWith("/") || (target.equals("*") && request.method().equals(HttpMethod.OPTIONS));
    }

    private static boolean endsWithSpace(String value) {
        return value.endsWith(" ") || value.endsWith("\t");
    }
}
