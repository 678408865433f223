package dev.longwave.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.junit.jupiter.api.Test;

final class ResponseHandlerTest {

    private final EmbeddedChannel channel = new EmbeddedChannel(new ResponseHandler(new HttpDate()));

    /** RFC 9112 §9.6. The rest of the first request still arrives. */
    @Test
    void requestBehindAnAnnouncedCloseIsDropped() {
        channel.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/1"));
        respond("close");
        channel.writeInbound(new DefaultLastHttpContent());
        channel.writeInbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/2"));

        assertEquals("/1", ((DefaultHttpRequest) channel.readInbound()).uri());
        ReferenceCountUtil.release((LastHttpContent) channel.readInbound());
        assertNull(channel.readInbound());
    }

    @Test
    void requestBehindAnotherResponsePasses() {
        channel.writeInbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/1"));
        respond("keep-alive");
        channel.writeInbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/2"));

        assertEquals(2, channel.inboundMessages().size());
        channel.releaseInbound();
    }

    private void respond(String connection) {
        HttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        response.headers().set("Connection", connection);
        channel.writeOutbound(response);
        channel.releaseOutbound();
    }
}
