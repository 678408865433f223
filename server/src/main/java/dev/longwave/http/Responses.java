package dev.longwave.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Ends of responses, the same for every version of HTTP. */
public final class Responses {

    private Responses() {}

    /**
     * Sends a response with its body. A response to HEAD has the length of the body only (RFC 9110 §9.3.2), which Vert.x leaves
     * to the caller over HTTP/2.
     */
    public static Future<Void> end(HttpServerRequest request, Buffer body) {
        HttpServerResponse response = request.response();
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
            return response.end();
        }
        return response.end(body);
    }

    /** Sends a response with its body in UTF-8. */
    public static Future<Void> end(HttpServerRequest request, String body) {
        return end(request, Buffer.buffer(body));
    }
}
