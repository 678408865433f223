package dev.longwave.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/** Last response of a connection, for a request that the client may still be sending. */
public final class FinalResponse {

    /** HTTP/2 error code NO_ERROR (RFC 9113 §7). */
    private static final long NO_ERROR = 0;

    private FinalResponse() {}

    /**
     * Sends the response and closes the HTTP/1.1 connection, or only the stream over HTTP/2, where other requests share the
     * connection (RFC 9113 §8.1). Runs on the connection's event loop.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // a closed connection gets no response
    public static void end(HttpServerRequest request, String body) {
        HttpServerResponse response = request.response();
        if (request.version() == HttpVersion.HTTP_2) {
            Responses.end(request, body).onComplete(sent -> {
                if (!request.isEnded()) {
                    response.reset(NO_ERROR);
                }
            });
            return;
        }
        // RFC 9112 §9.6: without it the kernel resets the connection, and the reset may overtake the response.
        LingeringCloseHandler.addTo(Pipelines.contextOf(request.connection()).pipeline());
        response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        Responses.end(request, body);
        // Flushes the response, then closes. After an invalid request Vert.x would close at once and drop queued data.
        request.connection().close();
    }
}
