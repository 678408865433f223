package dev.longwave.wire;

import io.quarkus.runtime.Startup;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/** What no property of the platform sets. */
@Singleton
@Startup // so that a size that is not allowed stops the boot
final class ListeningSockets implements HttpServerOptionsCustomizer {

    private final ReceiveBuffer receiveBuffer;

    ListeningSockets(ReceiveBufferConfig config) {
        receiveBuffer = ReceiveBuffer.of(config);
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setReceiveBufferSize(receiveBuffer.size());
        // A handshake that offers it beside a WebSocket, or any request that does, would become HTTP/2.
        options.setHttp2ClearTextEnabled(false);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        options.setReceiveBufferSize(receiveBuffer.size());
    }
}
