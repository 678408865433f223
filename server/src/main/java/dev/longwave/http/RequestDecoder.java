package dev.longwave.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;

/** Vert.x's decoder of HTTP/1.1 requests, which also tells whether a head has begun. On the connection's event loop. */
final class RequestDecoder extends VertxHttpRequestDecoder {

    private boolean hasRequestLine;

    /** @param limits of a request's line, headers and chunks */
    RequestDecoder(HttpServerOptions limits) {
        super(limits);
    }

    /** Returns whether an incomplete head has arrived. Valid between two messages; line ends before a head are none. */
    boolean isInsideHead() {
        return hasRequestLine || actualReadableBytes() > 0;
    }

    @Override
    protected HttpMessage createMessage(String[] initialLine) {
        hasRequestLine = true;
        return super.createMessage(initialLine);
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf buffer, List<Object> out) throws Exception {
        int before = out.size();
        super.decode(ctx, buffer, out);
        if (out.size() > before) {
            hasRequestLine = false;
        }
    }
}
