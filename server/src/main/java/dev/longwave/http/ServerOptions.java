package dev.longwave.http;

import io.quarkus.runtime.Startup;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/** What no property of the platform sets. */
@Singleton
@Startup // so that a size that is not allowed stops the boot
final class ServerOptions implements HttpServerOptionsCustomizer {

    private final ReceiveBuffer receiveBuffer;

    ServerOptions(ReceiveBufferConfig config) {
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
