package dev.longwave.http;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Redirects each request to the same path on the HTTPS port, or rejects it with 400 if host and path make no URL. Comes before
 * the platform's redirect, which cuts IPv6 addresses and takes any target for a path. On the connection's event loop.
 */
final class TlsRedirectHandler extends ChannelInboundHandlerAdapter {

    /** A name, an IPv4 address, or an IPv6 address in brackets, with an optional port. */
    private static final Pattern HOST = Pattern.compile("(?<name>[A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{0,5})?");

    /** A path with an optional query (RFC 9112 §3.2.1), which begins no authority. */
    private static final Pattern TARGET = Pattern.compile("/(?!/)[!-~]*");

    private static final int HTTPS = 443;

    private final int port;

    /** @param port of HTTPS */
    TlsRedirectHandler(int port) {
        this.port = port;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the client may have gone
    public void channelRead(ChannelHandlerContext ctx, Object received) {
        if (received instanceof HttpRequest request) {
            if (request.decoderResult().isFailure()) {
                ctx.fireChannelRead(received); // Vert.x responds to it, and closes
                return;
            }
            ChannelFuture sent = ctx.writeAndFlush(response(request));
            if (!HttpUtil.isKeepAlive(request) || HttpUtil.is100ContinueExpected(request)) {
                sent.addListener(done -> ctx.close());
            }
        }
        ReferenceCountUtil.release(received);
    }

    private FullHttpResponse response(HttpRequest request) {
        Optional<String> location = location(request.headers().get(HttpHeaderNames.HOST), request.uri());
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                location.isPresent() ? HttpResponseStatus.MOVED_PERMANENTLY : HttpResponseStatus.BAD_REQUEST);
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, HttpHeaderValues.ZERO);
        location.ifPresent(url -> response.headers().set(HttpHeaderNames.LOCATION, url));
        if (!HttpUtil.isKeepAlive(request)) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        return response;
    }

    private Optional<String> location(@Nullable String host, String target) {
        Matcher parts = HOST.matcher(host == null ? "" : host);
        return parts.matches() && TARGET.matcher(target).matches()
                ? Optional.of("https://" + parts.group("name") + (port == HTTPS ? "" : ":" + port) + target)
                : Optional.empty();
    }
}
