package dev.longwave.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;

/** Vert.x's decoder of HTTP/1.1 requests, which also tells whether a head has begun. On the connection's event loop. */
final class RequestDecoder extends VertxHttpRequestDecoder {

    private static final int DELETE = 0x7f;

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
        HttpMessage message = super.createMessage(initialLine);
        // Netty normalizes both, such as HTTP/01.1, and a proxy may not.
        if (message instanceof HttpRequest request
                && !(request.method().name().equals(initialLine[0])
                        && request.protocolVersion().text().equals(initialLine[2])
                        && initialLine[1].chars().allMatch(RequestDecoder::isVisible))) {
            throw new IllegalArgumentException("Invalid request line");
        }
        return message;
    }

    private static boolean isVisible(int character) {
        return character > ' ' && character != DELETE;
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
