package dev.longwave.admission;

import dev.longwave.connection.Rejection;
import dev.longwave.http.Responses;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Lets pages of allowed origins, and no others, send requests and read their responses (CORS protocol, Fetch Standard §3.3).
 * The origins are those that may open a WebSocket.
 */
@Singleton
public final class Cors {

    private static final Logger LOG = Logger.getLogger(Cors.class);

    private static final int NO_CONTENT = 204;
    private static final int FORBIDDEN = 403;

    /** The headers of a publisher that a browser asks about. */
    private static final String HEADERS = "Authorization, Content-Type";

    /** Seconds for which a browser keeps the answer to a preflight. */
    private static final String MAX_AGE = "600";

    private final OriginCheck origins;
    private final RejectionLog<Rejection> log = new RejectionLog<>(LOG, "Preflight rejected", Rejection.ORIGIN);

    Cors(OriginCheck origins) {
        this.origins = origins;
    }

    /**
     * Adds the headers to all responses of a path, and responds to OPTIONS. Called before the path gets its other handlers.
     *
     * @param path in the spelling of Vert.x
     * @param methods those that the path has besides OPTIONS
     */
    public void mount(Router router, String path, HttpMethod... methods) {
        String endpoint = path.split("/", -1)[1];
        String names = Stream.of(methods).map(HttpMethod::name).collect(Collectors.joining(", "));
        router.options(path).handler(context -> preflight(context, endpoint, names));
        Route route = router.route(path);
        List.of(methods).forEach(route::method);
        route.handler(context -> {
            grant(context);
            context.next();
        });
    }

    private boolean grant(RoutingContext context) {
        HttpServerResponse response = context.response().putHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        Optional<CorsGrant> grant = origins.grant(context.request());
        grant.ifPresent(granted -> {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, granted.origin())
                    .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, HttpHeaders.RETRY_AFTER);
            if (granted.credentials()) {
                response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
            }
        });
        return grant.isPresent();
    }

    private void preflight(RoutingContext context, String endpoint, String methods) {
        HttpServerResponse response = context.response();
        boolean asked = context.request().headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        if (grant(context) && asked) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, methods)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, MAX_AGE);
        } else if (asked) {
            reject(context, endpoint);
            return;
        }
        response.putHeader(HttpHeaders.ALLOW, methods + ", OPTIONS")
                .setStatusCode(NO_CONTENT)
                .end();
    }

    private void reject(RoutingContext context, String endpoint) {
        log.write(endpoint, Rejection.ORIGIN, context.request());
        context.response().setStatusCode(FORBIDDEN).putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8");
        Responses.end(
                context.request(),
                "Pages of this Origin may not send this request: longwave.handshake.allowed-origins lists those that may\n");
    }
}
