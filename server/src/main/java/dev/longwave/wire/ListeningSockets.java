package dev.longwave.wire;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/** What no property of the platform sets. */
@Singleton
final class ListeningSockets implements HttpServerOptionsCustomizer {

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        // A handshake that offers it beside a WebSocket, or any request that does, would become HTTP/2.
        options.setHttp2ClearTextEnabled(false);
    }
}
