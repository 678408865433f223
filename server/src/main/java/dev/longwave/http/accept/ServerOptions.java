package dev.longwave.http.accept;

import io.quarkus.runtime.Startup;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/** Options of the HTTP server that no property of the platform sets. */
@Singleton
@Startup // so that an invalid size stops the start
final class ServerOptions implements HttpServerOptionsCustomizer {

    private final ReceiveBuffer receiveBuffer;

    ServerOptions(ReceiveBufferConfig config) {
        receiveBuffer = ReceiveBuffer.of(config);
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        customize(options);
        // A request that offers h2c, such as a WebSocket handshake with both upgrades, would become HTTP/2.
        options.setHttp2ClearTextEnabled(false);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customize(options);
    }

    private void customize(HttpServerOptions options) {
        options.setReceiveBufferSize(receiveBuffer.size());
        // Otherwise Vert.x accepts the offer of a draft (deflate-frame), and then reads no frames of it.
        options.setPerFrameWebSocketCompressionSupported(false);
    }
}
