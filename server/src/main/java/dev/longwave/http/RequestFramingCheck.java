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
import java.util.Optional;
import java.util.Set;

/**
 * Rejects a request with an ambiguous end: bytes that Netty's decoder takes for its body are the next request to a proxy in
 * front, or the reverse (request smuggling). Responds with 400 and closes the connection, as RFC 9112 §6.3 asks, before Vert.x
 * sees the request. Drops all later input. The same for two Hosts or a header without a name, which two parsers may read
 * differently, and with 505 for a version other than 1.0 and 1.1.
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

    private static final Set<HttpVersion> VERSIONS = Set.of(HttpVersion.HTTP_1_0, HttpVersion.HTTP_1_1);

    private boolean rejected;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object received) {
        if (rejected) {
            ReferenceCountUtil.release(received);
            return;
        }
        Optional<HttpResponseStatus> rejection =
                received instanceof HttpRequest request ? rejection(request) : Optional.empty();
        if (rejection.isEmpty()) {
            ctx.fireChannelRead(received);
        } else {
            rejected = true;
            ReferenceCountUtil.release(received);
            reject(ctx, rejection.get());
        }
    }

    private static Optional<HttpResponseStatus> rejection(HttpRequest request) {
        if (!request.decoderResult().isSuccess()) {
            return Optional.empty(); // Vert.x responds to it, and closes
        }
        if (!VERSIONS.contains(request.protocolVersion())) {
            return Optional.of(HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED);
        }
        return isAmbiguous(request) ? Optional.of(HttpResponseStatus.BAD_REQUEST) : Optional.empty();
    }

    private static boolean isAmbiguous(HttpRequest request) {
        HttpHeaders headers = request.headers();
        return headers.getAll(HttpHeaderNames.HOST).size() > 1
                || headers.contains("")
                || (headers.contains(HttpHeaderNames.SEC_WEBSOCKET_KEY1)
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
    private static void reject(ChannelHandlerContext ctx, HttpResponseStatus status) {
        ChannelPipeline pipeline = ctx.pipeline();
        Pipelines.removeIfThere(pipeline, RequestTimeoutHandler.class); // else it could add a 408
        LingeringCloseHandler.addTo(pipeline);
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
        response.headers()
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set(HttpHeaderNames.CONTENT_LENGTH, HttpHeaderValues.ZERO);
        ctx.writeAndFlush(response);
        ctx.close();
    }
}
