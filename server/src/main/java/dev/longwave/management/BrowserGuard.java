package dev.longwave.management;

import dev.longwave.http.Responses;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Rejects requests from web pages. A page in an operator's browser can reach the management interface's loopback address, and
 * the platform would allow it by CORS. A page of a name that resolves to that address (DNS rebinding) sends no Origin with a
 * GET: there, the Host tells.
 */
@Singleton
final class BrowserGuard {

    /** After the request tracker, before every other route. */
    private static final int FIRST = Integer.MIN_VALUE + 1;

    /** Values of Sec-Fetch-Site of requests that no page makes: an address that the operator has typed, and one's own page. */
    private static final Set<String> NO_FOREIGN_PAGE = Set.of("none", "same-origin");

    /** Names that no DNS server resolves to another address (RFC 6761 §6.3), and addresses. */
    private static final Pattern LOCAL_NAME =
            Pattern.compile("localhost|.+\\.localhost|\\[?[0-9a-f:.]*:[0-9a-f:.]*]?|[0-9.]+");

    private final boolean localOnly;

    /** @param host address that the management interface listens on */
    BrowserGuard(@ConfigProperty(name = "quarkus.management.host") String host) {
        localOnly = isLoopback(host);
    }

    void mount(@Observes ManagementInterface management) {
        management.router().route().order(FIRST).handler(this::check);
    }

    private void check(RoutingContext context) {
        Optional<String> mistake = mistake(context.request());
        if (mistake.isEmpty()) {
            context.next();
            return;
        }
        context.response().headers().remove(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
        context.response().setStatusCode(403).putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8");
        Responses.end(context.request(), "The management interface rejects " + mistake.get() + "\n");
    }

    private Optional<String> mistake(HttpServerRequest request) {
        if (request.headers().contains(HttpHeaders.ORIGIN)) {
            return Optional.of("requests with an Origin");
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !NO_FOREIGN_PAGE.contains(site)) {
            return Optional.of("requests of web pages");
        }
        HostAndPort authority = request.authority();
        if (localOnly
                && authority != null
                && !LOCAL_NAME
                        .matcher(authority.host().toLowerCase(Locale.ROOT))
                        .matches()) {
            return Optional.of("this Host: it must be localhost or an address");
        }
        return Optional.empty();
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false; // an invalid address stops the start elsewhere
        }
    }
}
