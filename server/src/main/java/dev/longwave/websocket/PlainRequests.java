package dev.longwave.websocket;

import dev.longwave.admission.RejectionCounter;
import dev.longwave.connection.Rejection;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/**
 * Answers a request that reached a WebSocket endpoint without asking for an upgrade: 400 and one line that says what to
 * do. To be the last route of the endpoint's path; a request with a WebSocket key never gets that far.
 */
@Singleton
public final class PlainRequests implements Handler<RoutingContext> {

    // Nothing of the request is repeated in it, so nothing of it can do harm in a browser.
    private static final String WHAT_TO_DO =
            "This is a WebSocket endpoint: open it with a WebSocket client (ws:// or wss://), or try the page at /\n";

    private final RejectionCounter refusals;

    PlainRequests(RejectionCounter refusals) {
        this.refusals = refusals;
    }

    @Override
    public void handle(RoutingContext context) {
        Rejection refusal =
                UpgradeRequest.asksForWebSocket(context.request().headers()::getAll) ? Rejection.KEY : Rejection.NOT_AN_UPGRADE;
        refusals.count(refusal);
        context.response()
                .setStatusCode(refusal.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(WHAT_TO_DO);
    }
}
