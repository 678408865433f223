package dev.longwave.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.longwave.websocket.TestConnections;
import dev.longwave.websocket.UpgradeHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.http.HttpConnection;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What an upgrade of Quarkus could break is told in so many words. */
final class PipelinesTest {

    private static final String WHERE_TO_READ = ": see docs/decisions/0006-one-handler-per-connection.md";

    @Test
    void unexpectedConnectionTypeIsNamed() {
        HttpConnection other = (HttpConnection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpConnection.class}, (proxy, method, arguments) -> null);

        IllegalStateException broken = assertThrows(IllegalStateException.class, () -> Pipelines.contextOf(other));

        assertEquals(
                "Expected a connection of Vert.x to be a io.vertx.core.net.impl.ConnectionBase, but found "
                        + other.getClass() + WHERE_TO_READ,
                broken.getMessage());
    }

    @Test
    void handshakeWithoutDecoderNamesThePipeline() {
        AtomicInteger released = new AtomicInteger();
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.pipeline()
                .addLast(
                        "upgrade",
                        new UpgradeHandler(
                                TestConnections.handler(), TestConnections.slot(released::incrementAndGet), () -> {}));

        List<String> there = channel.pipeline().names();

        Throwable broken = channel.writeAndFlush(
                        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS))
                .cause();

        assertEquals(
                "java.lang.IllegalStateException: Expected a "
                        + "io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder at the 101, but found "
                        + there + WHERE_TO_READ,
                String.valueOf(broken));
        assertEquals(0, channel.outboundMessages().size());
        assertFalse(channel.isOpen());
        assertEquals(1, released.get(), "slots given back");
    }
}
