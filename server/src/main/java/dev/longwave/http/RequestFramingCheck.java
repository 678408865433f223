package dev.longwave.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.util.List;

/**
 * Rejects a request with an ambiguous end: bytes that Netty's decoder takes for its body are the next request to a proxy in
 * front, or the reverse (request smuggling). Responds with 400 and closes the connection, as RFC 9112 §6.3 asks, before
 * Vert.x sees the request. Drops all later input.
 *
 * <p>Two rules of the decoder are ambiguous:
 *
 * <ul>
 *   <li>A GET with both {@code Sec-WebSocket-Key1} and {@code Sec-WebSocket-Key2} has eight bytes of body that no field
 *       announces (a WebSocket draft of 2010).
 *   <li>A {@code Transfer-Encoding} other than a single {@code chunked} counts as chunked, as no body at all, or gives way to
 *       {@code Content-Length}, depending on its spelling.
 * </ul>
 *
 * <p>Comes after {@link PipeliningHandler}, so responses to earlier requests have been written. Runs on the connection's event loop.
 */
public final class RequestFramingCheck extends ChannelInboundHandlerAdapter {

    private boolean rejected;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object received) {
        if (!rejected && !(received instanceof HttpRequest request && isAmbiguous(request))) {
            ctx.fireChannelRead(received);
            return;
        }
        ReferenceCountUtil.release(received);
        if (!rejected) {
            rejected = true;
            reject(ctx);
        }
    }

    private static boolean isAmbiguous(HttpRequest request) {
        HttpHeaders headers = request.headers();
        if (!request.decoderResult().isSuccess()) {
            return false; // Vert.x responds to it, and closes
        }
        return (headers.contains(HttpHeaderNames.SEC_WEBSOCKET_KEY1)
                        && headers.contains(HttpHeaderNames.SEC_WEBSOCKET_KEY2))
                || !isChunkedOrAbsent(request.protocolVersion(), headers.getAll(HttpHeaderNames.TRANSFER_ENCODING));
    }

    private static boolean isChunkedOrAbsent(HttpVersion version, List<String> codings) {
        return codings.isEmpty()
                || (version.equals(HttpVersion.HTTP_1_1)
                        && codings.size() == 1
                        && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst()));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // channelInactive follows
    private static void reject(ChannelHandlerContext ctx) {
        ChannelPipeline pipeline = ctx.pipeline();
        Pipelines.removeIfThere(pipeline, RequestTimeoutHandler.class); // else it could add a 408
        LingeringCloseHandler.addTo(pipeline);
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_REQUEST);
        response.headers()
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set(HttpHeaderNames.CONTENT_LENGTH, HttpHeaderValues.ZERO);
        ctx.writeAndFlush(response);
        ctx.close();
    }
}
