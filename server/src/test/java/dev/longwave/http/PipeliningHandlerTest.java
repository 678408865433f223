package dev.longwave.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Begins while the first request is handled, of which the end has not come yet. */
final class PipeliningHandlerTest {

    private final PipeliningHandler inTurn = new PipeliningHandler();
    private final EmbeddedChannel channel = new EmbeddedChannel(inTurn);

    @BeforeEach
    void firstRequestPasses() {
        receive(request("/1"));
        assertEquals(List.of("/1"), passed());
    }

    @Test
    void nextRequestPassesAfterResponseToTheFirst() {
        receive(end(), request("/2"), end(), request("/3"), end());
        assertEquals(List.of("end"), passed());

        answer(HttpResponseStatus.OK);
        assertEquals(List.of("/2", "end"), passed());
        answer(HttpResponseStatus.OK);
        assertEquals(List.of("/3", "end"), passed());
    }

    @Test
    void nextRequestWaitsForTheEndOfTheFirst() {
        answer(HttpResponseStatus.BAD_REQUEST);
        receive(body(), request("/2"));
        assertEquals(List.of("body"), passed());
    }

    @Test
    void interimResponseReleasesNoRequest() {
        receive(end(), request("/2"));
        answer(HttpResponseStatus.CONTINUE);
        assertEquals(List.of("end"), passed());
    }

    @Test
    void queuedRequestStopsReading() {
        receive(end(), request("/2"), end());
        assertTrue(inTurn.isHolding());
        assertFalse(channel.config().isAutoRead());

        answer(HttpResponseStatus.OK);
        assertFalse(inTurn.isHolding());
        assertTrue(channel.config().isAutoRead());
    }

    @Test
    void queueIsReleasedWhenTheConnectionCloses() {
        HttpContent waiting = body();
        receive(end(), request("/2"), waiting);
        channel.close().syncUninterruptibly();

        assertEquals(0, waiting.refCnt());
    }

    private void receive(Object... parts) {
        channel.writeInbound(parts);
    }

    private void answer(HttpResponseStatus status) {
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status));
        channel.runPendingTasks();
    }

    private List<String> passed() {
        List<String> all = new ArrayList<>();
        for (Object part = channel.readInbound(); part != null; part = channel.readInbound()) {
            all.add(
                    switch (part) {
                        case HttpRequest request -> request.uri();
                        case DefaultLastHttpContent end -> "end";
                        default -> "body";
                    });
            ReferenceCountUtil.release(part);
        }
        return all;
    }

    private static HttpRequest request(String path) {
        return new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, path);
    }

    private static HttpContent body() {
        return new DefaultHttpContent(Unpooled.copiedBuffer(new byte[10]));
    }

    private static HttpContent end() {
        return new DefaultLastHttpContent();
    }
}
