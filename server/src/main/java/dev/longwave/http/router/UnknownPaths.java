package dev.longwave.http.router;

import dev.longwave.http.Responses;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Responses to paths and methods that the server does not have: a line, in the place of the platform's HTML. */
@Singleton
final class UnknownPaths {

    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;

    // Neither repeats anything of the request.
    private static final String NO_PATH = "There is nothing at this path: GET / is the console, /ws the echo\n";
    private static final String NO_METHOD =
            "This path does not allow the method: the header Allow lists those that it does\n";

    /** The methods of every path with a 405: those with others reject the rest with 400. */
    private static final String METHODS = "GET, HEAD, OPTIONS";

    void mount(@Observes Router router) {
        router.errorHandler(NOT_FOUND, context -> respond(context, NOT_FOUND, NO_PATH));
        router.errorHandler(METHOD_NOT_ALLOWED, context -> {
            context.response().putHeader(HttpHeaders.ALLOW, METHODS);
            respond(context, METHOD_NOT_ALLOWED, NO_METHOD);
        });
    }

    private static void respond(RoutingContext context, int status, String text) {
        context.response().setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8");
        Responses.end(context.request(), text);
    }
}
