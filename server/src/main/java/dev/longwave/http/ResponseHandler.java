package dev.longwave.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Adds to each response of HTTP/1.1 what Vert.x leaves out: a Date (RFC 9110 §6.6.1), a 100 before the 101 if the client expects
 * one (RFC 9110 §7.8), and the close of the connection after a request that cannot be parsed or whose upgrade is rejected. A
 * proxy that connects client and server at the request, and not at the 101, would pass later requests of that connection
 * unchecked.
 *
 * <p>Comes after {@link PipeliningHandler}, so one request is handled at a time. Runs on the connection's event loop.
 */
public final class ResponseHandler extends ChannelDuplexHandler {

    private final HttpDate date;
    private boolean isInvalid;
    private boolean expectsContinue;
    private boolean closesUnlessUpgraded;
    private boolean closing;

    /** Whether a response announces the end of the connection, so that no later request may be handled (RFC 9112 §9.6). */
    private boolean announcedClose;

    private boolean dropping;

    ResponseHandler(HttpDate date) {
        this.date = date;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object received) {
        // After the announcement of a close, the rest of the request before may still arrive.
        dropping |= closing || (announcedClose && received instanceof HttpRequest);
        if (dropping) {
            ReferenceCountUtil.release(received);
            return;
        }
        if (received instanceof HttpRequest request) {
            isInvalid = request.decoderResult().isFailure();
            expectsContinue = HttpUtil.is100ContinueExpected(request);
            closesUnlessUpgraded = isInvalid || asksForUpgrade(request);
        }
        ctx.fireChannelRead(received);
    }

    /** Every upgrade but that of a client which also speaks HTTP/2, and gets HTTP/1.1 without a rejection. */
    private static boolean asksForUpgrade(HttpRequest request) {
        return request.headers().getAll(HttpHeaderNames.UPGRADE).stream()
                .anyMatch(value -> !value.strip().equalsIgnoreCase("h2c"));
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise reports
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response) {
            complete(response);
            if (expectsContinue && response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
                ctx.write(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
            }
        }
        ChannelFuture written = ctx.write(message, promise);
        if (closing && message instanceof LastHttpContent) {
            LingeringCloseHandler.addTo(ctx.pipeline());
            written.addListener(done -> ctx.close());
        }
    }

    private void complete(HttpResponse response) {
        if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL
                && !response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            return;
        }
        if (isInvalid) {
            response.setProtocolVersion(HttpVersion.HTTP_1_1); // Vert.x has that of a request which it could not read
        }
        if (!response.headers().contains(HttpHeaderNames.DATE)) {
            response.headers().set(HttpHeaderNames.DATE, date.now());
        }
        if (closesUnlessUpgraded && !response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            String upgrade = response.status().equals(HttpResponseStatus.UPGRADE_REQUIRED) ? "Upgrade, " : "";
            response.headers().set(HttpHeaderNames.CONNECTION, upgrade + HttpHeaderValues.CLOSE);
            closing = true;
        }
        announcedClose |= response.headers().containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
    }
}
