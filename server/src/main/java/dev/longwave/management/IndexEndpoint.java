package dev.longwave.management;

import dev.longwave.http.Responses;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** First page of the management interface, which lists what is there, and the response to other paths. */
@Singleton
final class IndexEndpoint {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Longwave management</title></head>
            <body>
            <h1>Longwave management interface</h1>
            <ul>
            <li><a href="/q/health">/q/health</a>: all checks</li>
            <li><a href="/q/health/live">/q/health/live</a>: 200 as long as the server responds</li>
            <li><a href="/q/health/started">/q/health/started</a>: 200 once the server listens</li>
            <li><a href="/q/health/ready">/q/health/ready</a>: 200 while the server accepts connections</li>
            <li><a href="/q/metrics">/q/metrics</a>: metrics for Prometheus</li>
            <li><a href="/q/connections">/q/connections</a>: open connections; DELETE /q/connections/ID closes one</li>
            </ul>
            </body>
            </html>
            """;

    private static final int NOT_FOUND = 404;

    void mount(@Observes ManagementInterface management) {
        for (String path : List.of("/", "/q", "/q/")) {
            management
                    .router()
                    .route(path)
                    .method(HttpMethod.GET)
                    .method(HttpMethod.HEAD)
                    .handler(IndexEndpoint::respond);
        }
        management.router().errorHandler(NOT_FOUND, IndexEndpoint::respondUnknown);
    }

    private static void respond(RoutingContext context) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .putHeader("X-Content-Type-Options", "nosniff");
        Responses.end(context.request(), PAGE);
    }

    private static void respondUnknown(RoutingContext context) {
        context.response().setStatusCode(NOT_FOUND).putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8");
        Responses.end(context.request(), "There is nothing at this path: GET / lists what there is\n");
    }
}
