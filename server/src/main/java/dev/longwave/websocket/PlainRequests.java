package dev.longwave.websocket;

import dev.longwave.admission.AdmissionMetrics;
import dev.longwave.connection.Endpoint;
import dev.longwave.connection.Rejection;
import dev.longwave.http.Responses;
import io.quarkus.arc.All;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Route that rejects plain HTTP requests to an endpoint's path with 400 and a hint. Upgrade requests with a key never reach it.
 */
@Singleton
final class PlainRequests {

    // Repeats nothing of the request, so that no content of it can do harm in a browser.
    private static final String HINT =
            "WebSocket endpoint: open it with a WebSocket client (ws:// or wss://), or try the page at /\n";

    private final List<Endpoint> endpoints;
    private final AdmissionMetrics metrics;

    PlainRequests(@All List<Endpoint> endpoints, AdmissionMetrics metrics) {
        this.endpoints = endpoints;
        this.metrics = metrics;
    }

    void mount(@Observes Router router) {
        for (Endpoint endpoint : endpoints) {
            // Vert.x writes {name} as :name.
            router.route(endpoint.path().replaceAll("\\{(\\w+)}", ":$1")).last().handler(this::reject);
        }
    }

    private void reject(RoutingContext context) {
        Rejection reason = UpgradeRequest.asksForWebSocket(context.request().headers()::getAll)
                ? Rejection.KEY
                : Rejection.NOT_WEBSOCKET;
        metrics.rejected(reason);
        context.response()
                .setStatusCode(reason.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Responses.end(context.request(), HINT);
    }
}
