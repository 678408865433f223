package dev.longwave.http;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Answers a request in which the router finds a mistake: no usable Host, no path. The platform would answer it too, but log
 * an error each time, with what the peer sent.
 */
@Singleton
final class BadRequests {

    private static final int BAD_REQUEST = 400;

    void answer(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(BadRequests::answer);
    }

    void answer(@Observes ManagementInterface management) {
        management
                .router()
                .route()
                .order(Integer.MIN_VALUE)
                .handler(BadRequests::checkPath)
                .failureHandler(BadRequests::answer);
    }

    /** On the main router the platform does so, here nothing does until a route fails over it. */
    private static void checkPath(RoutingContext context) {
        try {
            context.normalizedPath();
        } catch (IllegalArgumentException e) {
            context.fail(BAD_REQUEST);
            return;
        }
        context.next();
    }

    private static void answer(RoutingContext context) {
        if (context.statusCode() == BAD_REQUEST) {
            // The last one, as where a request cannot be parsed: nobody knows what would come next.
            context.response().setStatusCode(BAD_REQUEST);
            FinalResponse.end(context.request(), "");
        } else {
            context.next();
        }
    }
}
