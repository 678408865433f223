package dev.longwave.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/** Answers a request whose peer may still be sending it. */
public final class FinalResponse {

    /** Of HTTP/2 (RFC 9113 §7). */
    private static final long NO_ERROR = 0;

    private FinalResponse() {}

    /**
     * Ends the answer, and what the request comes by: of HTTP/1.1 the connection; of HTTP/2, where others have that too, the
     * stream (RFC 9113 §8.1). On its event loop.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // who has gone is not answered
    public static void end(HttpServerRequest request, String body) {
        HttpServerResponse response = request.response();
        if (request.version() == HttpVersion.HTTP_2) {
            response.end(body).onComplete(sent -> {
                if (!request.isEnded()) {
                    response.reset(NO_ERROR);
                }
            });
            return;
        }
        // RFC 9112 §9.6: or it would be reset, and the reset may overtake the answer.
        LingeringCloseHandler.addTo(Pipelines.contextOf(request.connection()).pipeline());
        response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE).end(body);
        // Sends all of that first, and has to do so now: after a break Vert.x closes at once, and drops what waits.
        request.connection().close();
    }
}
