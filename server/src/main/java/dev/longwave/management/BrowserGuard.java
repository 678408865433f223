package dev.longwave.management;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Rejects requests from web pages. A page in an operator's browser can reach the management interface's loopback address, and
 * the platform would allow it by CORS.
 */
@Singleton
final class BrowserGuard {

    /** After the request tracker, before every other route. */
    private static final int FIRST = Integer.MIN_VALUE + 1;

    void mount(@Observes ManagementInterface management) {
        management.router().route().order(FIRST).handler(BrowserGuard::reject);
    }

    private static void reject(RoutingContext context) {
        if (context.request().headers().contains(HttpHeaders.ORIGIN)) {
            context.response().headers().remove(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
            context.response()
                    .setStatusCode(403)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                    .end("The management interface rejects requests with an Origin\n");
        } else {
            context.next();
        }
    }
}
