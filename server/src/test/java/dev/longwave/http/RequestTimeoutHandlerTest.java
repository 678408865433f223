package dev.longwave.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the decoder that it asks. */
final class RequestTimeoutHandlerTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration FIRST = Duration.ofSeconds(7);
    private static final String GET = "GET / HTTP/1.1\r\nHost: l\r\n\r\n";
    private static final String POST = "POST / HTTP/1.1\r\nHost: l\r\nContent-Length: 4\r\n\r\n";

    private final RequestDecoder decoder = new RequestDecoder(new HttpServerOptions());
    private final RequestTimeoutHandler handler = new RequestTimeoutHandler(decoder, TIMEOUT, FIRST, new HttpDate());
    private final EmbeddedChannel channel = new EmbeddedChannel();

    @BeforeEach
    void accept() {
        channel.freezeTime();
        channel.pipeline().addLast(decoder, handler);
    }

    @Test
    void silentClientIsClosedWithoutResponse() {
        pass(FIRST.minusMillis(1));
        assertTrue(channel.isOpen());

        pass(Duration.ofMillis(1));
        assertFalse(channel.isOpen());
        assertNull(channel.readOutbound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"G", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: l\r\n", "\r\nGET / HTTP/1.1\r\nHo"})
    void slowFirstHeadGets408(String part) {
        send(part);

        assertTimesOut(FIRST);
    }

    @Test
    void bytesDoNotExtendTheTimeout() {
        for (int second = 0; second < 6; second++) {
            pass(Duration.ofSeconds(1));
            send("a");
        }

        assertTimesOut(Duration.ofSeconds(1));
    }

    @Test
    void completeHeadStopsTheTimeout() {
        send(GET);

        assertNoTimer();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bo", "body", "body\r\n", "body\r\n\r\n"})
    void bodyInLaterSegmentStartsNoTimeout(String later) {
        send(POST);
        send(later);
        assertNoTimer();

        respond();
        assertNoTimer();
    }

    @Test
    void bodyAfterItsResponseStartsNoTimeout() {
        send(POST);
        respond();
        send("bo");
        assertNoTimer();

        send("dy");
        assertNoTimer();
    }

    /** The decoder holds a part of the line with a chunk's size, as it would hold a part of a head. */
    @Test
    void incompleteChunkAfterItsResponseStartsNoTimeout() {
        send("POST / HTTP/1.1\r\nHost: l\r\nTransfer-Encoding: chunked\r\n\r\n");
        respond();
        send("1");

        assertNoTimer();
    }

    @Test
    void lineEndsBetweenRequestsStartNoTimeout() {
        send(GET);
        respond();
        send("\r\n");
        send("\r\n");

        assertNoTimer();
    }

    @ParameterizedTest
    @ValueSource(strings = {"G", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: l\r\n"})
    void slowLaterHeadGets408(String part) {
        send(GET);
        respond();
        pass(TIMEOUT.multipliedBy(3));
        send(part);

        assertTimesOut(TIMEOUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {GET + "G", GET + GET + "GET / HTTP/1.1\r\n", POST + "bodyG"})
    void headBegunBeforeTheResponseGets408AfterIt(String requests) {
        send(requests);
        pass(TIMEOUT.multipliedBy(3));
        assertTrue(channel.isOpen());
        respond();
        if (requests.startsWith(GET + GET)) {
            assertNoTimer();
            respond();
        }

        assertTimesOut(TIMEOUT);
    }

    @Test
    void interimResponseIsNoResponse() {
        send(POST);
        send("bodyG");
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));

        assertNoTimer();
    }

    @Test
    void removedHandlerLeavesNoTimer() {
        channel.pipeline().remove(handler);

        assertNoTimer();
    }

    private void send(String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, US_ASCII));
        channel.releaseInbound();
    }

    private void respond() {
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
        ReferenceCountUtil.release(channel.readOutbound());
    }

    private void pass(Duration time) {
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
    }

    private void assertTimesOut(Duration after) {
        pass(after.minusMillis(1));
        assertTrue(channel.isOpen());

        pass(Duration.ofMillis(1));
        assertFalse(channel.isOpen());
        FullHttpResponse response = channel.readOutbound();
        assertEquals(HttpResponseStatus.REQUEST_TIMEOUT, response.status());
        assertEquals("close", response.headers().get("Connection"));
    }

    private void assertNoTimer() {
        assertEquals(-1, channel.runScheduledPendingTasks(), "nanoseconds to the next timer");
    }
}
