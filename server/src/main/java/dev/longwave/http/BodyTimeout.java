package dev.longwave.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.Set;

/**
 * Read timeout of a request body. A body has the time of a head, and a second for each {@value #MIN_RATE} bytes: a client that
 * sends more slowly gets 408, and its connection, or its stream over HTTP/2, closes. Without a response: if the request has
 * one already. On the connection's event loop.
 */
final class BodyTimeout {

    /** In bytes per second. */
    private static final int MIN_RATE = 1_024;

    private static final int REQUEST_TIMEOUT = 408;

    /** HTTP/2 error code CANCEL (RFC 9113 §7). */
    private static final long CANCEL = 8;

    private static final Set<HttpMethod> WITHOUT_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final Duration timeout;

    private BodyTimeout(Vertx vertx, HttpServerRequest request, Duration timeout) {
        this.vertx = vertx;
        this.request = request;
        this.timeout = timeout;
    }

    /** Starts the timeout for a request whose head has just arrived, if a body follows. */
    static void start(Vertx vertx, HttpServerRequest request, Duration timeout) {
        if (mayHaveBody(request)) {
            new BodyTimeout(vertx, request, timeout).schedule(timeout, timeout);
        }
    }

    private static boolean mayHaveBody(HttpServerRequest request) {
        return !request.isEnded()
                && (request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                        || request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                        || (request.version() == HttpVersion.HTTP_2 && !WITHOUT_BODY.contains(request.method())));
    }

    /** @param elapsed time since the head, when the delay is over */
    private void schedule(Duration delay, Duration elapsed) {
        vertx.setTimer(Math.max(1, delay.toMillis()), timer -> check(elapsed));
    }

    private void check(Duration elapsed) {
        HttpServerResponse response = request.response();
        if (request.isEnded() || response.closed()) {
            return;
        }
        Duration allowed = timeout.plusMillis(request.bytesRead() * 1_000 / MIN_RATE);
        if (allowed.compareTo(elapsed) > 0) {
            schedule(allowed.minus(elapsed), allowed);
        } else if (!response.headWritten()) {
            response.setStatusCode(REQUEST_TIMEOUT);
            FinalResponse.end(request, "");
        } else if (request.version() == HttpVersion.HTTP_2) {
            response.reset(CANCEL);
        } else {
            request.connection().close();
        }
    }
}
