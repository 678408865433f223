package dev.longwave.management;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Refuses what comes from a web page: whoever runs the server may have one open, and the management interface's loopback
 * address is theirs too. The platform would let all of them in by CORS.
 */
@Singleton
final class BrowserGuard {

    /** Behind what watches each request, before all else. */
    private static final int FIRST = Integer.MIN_VALUE + 1;

    void refuse(@Observes ManagementInterface management) {
        management.router().route().order(FIRST).handler(BrowserGuard::refuse);
    }

    private static void refuse(RoutingContext context) {
        if (context.request().headers().contains(HttpHeaders.ORIGIN)) {
            context.response().headers().remove(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
            context.response()
                    .setStatusCode(403)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                    .end("The management interface is not for web pages\n");
        } else {
            context.next();
        }
    }
}
