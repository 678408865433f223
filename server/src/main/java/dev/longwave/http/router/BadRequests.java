package dev.longwave.http.router;

import dev.longwave.http.FinalResponse;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Responds with 400 to requests that the router finds invalid: no usable Host, no path, too many parameters. The platform would respond too, but
 * also log an error with the client's input each time.
 */
@Singleton
final class BadRequests {

    private static final int NO_CONTENT = 204;
    private static final int BAD_REQUEST = 400;

    /** Of a query: Vert.x reads 1,024. */
    private static final int MAX_PARAMETERS = 1_000;

    void mountMain(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(BadRequests::checkQuery).failureHandler(BadRequests::respond);
    }

    void mountManagement(@Observes ManagementInterface management) {
        management
                .router()
                .route()
                .order(Integer.MIN_VALUE)
                .handler(BadRequests::checkQuery)
                .handler(BadRequests::checkTarget)
                .failureHandler(BadRequests::respond);
    }

    /** Rejects a query with more parameters than Vert.x reads: it would drop the last ones silently. */
    private static void checkQuery(RoutingContext context) {
        String query = context.request().query();
        if (query != null
                && query.chars().filter(now -> now == '&' || now == ';').count() >= MAX_PARAMETERS) {
            context.fail(BAD_REQUEST);
        } else {
            context.next();
        }
    }

    /** Checks path and query early, before the match of a later route fails. The platform does so on the main router only. */
    private static void checkTarget(RoutingContext context) {
        try {
            context.normalizedPath();
            context.queryParams();
        } catch (IllegalArgumentException e) {
            context.fail(BAD_REQUEST);
            return;
        }
        context.next();
    }

    private static void respond(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.method().equals(HttpMethod.OPTIONS) && request.uri().equals("*")) {
            // The server as a whole (RFC 9110 §9.3.7), for which the router has no route.
            context.response()
                    .setStatusCode(NO_CONTENT)
                    .putHeader(HttpHeaders.ALLOW, "GET, HEAD, POST, OPTIONS")
                    .end();
        } else if (context.statusCode() == BAD_REQUEST) {
            // The last response, as after a request that cannot be parsed: the start of the next request is unknown.
            context.response().setStatusCode(BAD_REQUEST);
            FinalResponse.end(request, "");
        } else {
            context.next();
        }
    }
}
