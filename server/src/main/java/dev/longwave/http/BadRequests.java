package dev.longwave.http;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Responds with 400 to requests that the router finds invalid: no usable Host, no path. The platform would respond too, but
 * also log an error with the client's input each time.
 */
@Singleton
final class BadRequests {

    private static final int BAD_REQUEST = 400;

    void mountMain(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(BadRequests::respond);
    }

    void mountManagement(@Observes ManagementInterface management) {
        management
                .router()
                .route()
                .order(Integer.MIN_VALUE)
                .handler(BadRequests::checkPath)
                .failureHandler(BadRequests::respond);
    }

    /** Checks the path early. The platform does so on the main router only; on this one a later route would fail. */
    private static void checkPath(RoutingContext context) {
        try {
            context.normalizedPath();
        } catch (IllegalArgumentException e) {
            context.fail(BAD_REQUEST);
            return;
        }
        context.next();
    }

    private static void respond(RoutingContext context) {
        if (context.statusCode() == BAD_REQUEST) {
            // The last response, as after a request that cannot be parsed: the start of the next request is unknown.
            context.response().setStatusCode(BAD_REQUEST);
            FinalResponse.end(context.request(), "");
        } else {
            context.next();
        }
    }
}
