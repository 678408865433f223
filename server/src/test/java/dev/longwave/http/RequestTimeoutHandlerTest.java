package dev.longwave.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RequestTimeoutHandlerTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final RequestTimeoutHandler deadline = new RequestTimeoutHandler(new RequestTimeout(TIMEOUT));
    private final EmbeddedChannel channel = new EmbeddedChannel();

    @BeforeEach
    void accept() {
        channel.freezeTime();
        channel.pipeline().addLast(deadline);
    }

    @Test
    void silentClientIsClosedWithoutResponse() {
        pass(TIMEOUT.minusMillis(1));
        assertTrue(channel.isOpen());

        pass(Duration.ofMillis(1));
        assertFalse(channel.isOpen());
        assertNull(channel.readOutbound());
    }

    @Test
    void bytesPassAndDoNotExtendTheTimeout() {
        for (int second = 0; second < 9; second++) {
            pass(Duration.ofSeconds(1));
            send("a");
        }
        assertTrue(channel.isOpen());
        assertEquals(9, channel.inboundMessages().size());

        pass(Duration.ofSeconds(1));
        assertFalse(channel.isOpen());
        assertEquals("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", sent());
    }

    @Test
    void timeoutOverTlsSendsNoResponse() throws Exception {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine();
        engine.setUseClientMode(false);
        SslHandler tls = new SslHandler(engine);
        tls.setHandshakeTimeoutMillis(0);
        channel.pipeline().addLast(tls);
        channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {22, 3, 1}));

        pass(TIMEOUT);

        assertFalse(channel.isOpen());
        assertNull(channel.readOutbound());
    }

    @Test
    void completeHeadStopsTheTimeout() {
        send("GET / HTTP/1.1\r\n\r\n");
        deadline.onRequestHead();

        assertNoTimer();
    }

    @Test
    void inputDuringResponseStartsNoTimeout() {
        send("GET / HTTP/1.1\r\n\r\n");
        deadline.onRequestHead();
        send("the body");

        assertNoTimer();
    }

    @Test
    void idleConnectionHasNoRequestTimeout() {
        send("GET / HTTP/1.1\r\n\r\n");
        deadline.onResponse(deadline.onRequestHead());

        assertNoTimer();
    }

    @Test
    void lateEndOfResponseStartsNoTimeout() {
        send("GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n");
        int first = deadline.onRequestHead();
        deadline.onRequestHead();
        deadline.onResponse(first);
        send("the body of the second");

        assertNoTimer();
    }

    @Test
    void firstByteOfNextRequestStartsTheTimeout() {
        send("GET / HTTP/1.1\r\n\r\n");
        deadline.onResponse(deadline.onRequestHead());
        pass(TIMEOUT.multipliedBy(3));
        send("G");

        pass(TIMEOUT.minusMillis(1));
        assertTrue(channel.isOpen());

        pass(Duration.ofMillis(1));
        assertFalse(channel.isOpen());
    }

    @Test
    void removedHandlerLeavesNoTimer() {
        channel.pipeline().remove(deadline);

        assertNoTimer();
    }

    private void send(String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, US_ASCII));
    }

    private String sent() {
        ByteBuf bytes = channel.readOutbound();
        return bytes.toString(US_ASCII);
    }

    private void pass(Duration time) {
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
    }

    private void assertNoTimer() {
        assertEquals(-1, channel.runScheduledPendingTasks(), "nanoseconds to the next timer");
    }
}
