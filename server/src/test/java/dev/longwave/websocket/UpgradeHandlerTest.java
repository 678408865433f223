package dev.longwave.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Permit of a handshake that opens no WebSocket, and request of one that does. */
final class UpgradeHandlerTest {

    private final AtomicInteger released = new AtomicInteger();
    private final AtomicInteger forgotten = new AtomicInteger();
    private final EmbeddedChannel channel = new EmbeddedChannel(new UpgradeHandler(
            TestConnections.handler(), TestConnections.slot(released::incrementAndGet), forgotten::incrementAndGet));

    @Test
    void otherResponseThan101ReleasesThePermit() {
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_REQUEST));

        assertEquals(1, released.get());
    }

    @Test
    void endOfTheConnectionReleasesThePermit() {
        channel.close().syncUninterruptibly();

        assertEquals(1, released.get());
    }

    @Test
    void requestIsFreedAtA101() {
        channel.pipeline()
                .addFirst(new WebSocket13FrameDecoder(
                        WebSocketDecoderConfig.newBuilder().build()));
        channel.writeOutbound(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS));

        assertEquals(1, forgotten.get());
    }
}
