package dev.longwave.handshake;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers a request that reached a WebSocket endpoint without asking for an upgrade: 400 and one line that says what to
 * do. To be the last route of the endpoint's path; a request that does ask for an upgrade never gets that far.
 */
public final class UpgradeExpected implements Handler<RoutingContext> {

    private static final int BAD_REQUEST = 400;

    // Nothing of the request is repeated in it, so nothing of it can do harm in a browser.
    private static final String WHAT_TO_DO =
            "This is a WebSocket endpoint: open it with a WebSocket client (ws:// or wss://), or try the page at /\n";

    @Override
    public void handle(RoutingContext context) {
        context.response()
                .setStatusCode(BAD_REQUEST)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(WHAT_TO_DO);
    }
}
