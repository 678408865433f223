package dev.longwave.http;

import dev.longwave.limits.Throttle;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.Http1xOrH2CHandler;
import io.vertx.core.http.impl.Http1xUpgradeToH2CHandler;
import io.vertx.core.net.impl.HAProxyMessageCompletionHandler;
import io.vertx.core.net.impl.SslHandshakeCompletionHandler;
import io.vertx.core.net.impl.VertxHandler;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Adds the handlers of HTTP/1.1 requests between the decoder and Vert.x, before the first request is decoded. Vert.x adds its
 * own handlers without an event: on the main port on accept, over TLS after the handshake, on the management interface after
 * the first bytes have told HTTP/1.1 from HTTP/2, behind a proxy after the line of the PROXY protocol. A connection where it
 * finds no place for them is closed: it would have no bounds. Replaces Vert.x's decoder by {@link RequestDecoder}. Runs on the
 * connection's event loop.
 */
final class RequestHandlersInstaller extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = Logger.getLogger(RequestHandlersInstaller.class);
    private static final Throttle UNEXPECTED = new Throttle();

    private final RequestTimeout timeout;
    private final HttpServerOptions limits;
    private final HttpDate date;
    private final TlsRedirect redirect;

    /** @param limits of a request's line, headers and chunks */
    RequestHandlersInstaller(RequestTimeout timeout, HttpServerOptions limits, HttpDate date, TlsRedirect redirect) {
        this.timeout = timeout;
        this.limits = limits;
        this.date = date;
        this.redirect = redirect;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object received) {
        ChannelPipeline pipeline = ctx.pipeline();
        ChannelHandlerContext handshake = pipeline.context(SslHandshakeCompletionHandler.class);
        ChannelHandlerContext proxy = pipeline.context(HAProxyMessageCompletionHandler.class);
        ChannelHandlerContext detection = pipeline.context(Http1xOrH2CHandler.class);
        if (handshake != null) {
            pipeline.addBefore(handshake.name(), null, new AfterHandshake());
        } else if (proxy != null) {
            pipeline.addAfter(proxy.name(), null, again());
        } else if (detection != null) {
            pipeline.addAfter(detection.name(), null, again());
        } else {
            addRequestHandlers(pipeline);
        }
        pipeline.remove(this);
        ctx.fireChannelRead(received);
    }

    private RequestHandlersInstaller again() {
        return new RequestHandlersInstaller(timeout, limits, date, redirect);
    }

    private void addRequestHandlers(ChannelPipeline pipeline) {
        ChannelHandlerContext decoder = pipeline.context(HttpRequestDecoder.class);
        if (decoder != null) {
            RequestDecoder replacement = new RequestDecoder(limits);
            pipeline.replace(decoder.handler(), decoder.name(), replacement);
            addBefore(pipeline, Http1xUpgradeToH2CHandler.class, replacement);
            addBefore(pipeline, VertxHandler.class, replacement);
        } else if (pipeline.get(Http2ConnectionHandler.class) == null
                && pipeline.channel().isActive()) {
            if (UNEXPECTED.tryAcquire()) {
                LOG.error("Closed a connection", Pipelines.unexpected("an HTTP decoder", pipeline.names()));
            }
            Pipelines.closeAtOnce(pipeline);
        }
    }

    private void addBefore(ChannelPipeline pipeline, Class<? extends ChannelHandler> type, RequestDecoder decoder) {
        ChannelHandlerContext vertx = pipeline.context(type);
        if (vertx != null) {
            AcceptTimeoutHandler accept = pipeline.get(AcceptTimeoutHandler.class);
            if (accept != null) {
                Duration left = accept.left();
                pipeline.remove(accept);
                pipeline.addBefore(
                        vertx.name(), null, new RequestTimeoutHandler(decoder, timeout.duration(), left, date));
            }
            pipeline.addBefore(vertx.name(), null, new PipeliningHandler());
            pipeline.addBefore(vertx.name(), null, new ResponseHandler(date));
            pipeline.addBefore(vertx.name(), null, new RequestFramingCheck());
            redirect.handler(pipeline).ifPresent(handler -> pipeline.addBefore(vertx.name(), null, handler));
        }
    }

    /** Waits for the TLS handshake, before the handler that consumes its event. */
    private final class AfterHandshake extends ChannelInboundHandlerAdapter {

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            ctx.fireUserEventTriggered(event); // Vert.x adds its HTTP handlers here
            if (event instanceof SslHandshakeCompletionEvent handshake) {
                if (handshake.isSuccess()) { // else Vert.x adds none, and the connection ends
                    addRequestHandlers(ctx.pipeline());
                }
                ctx.pipeline().remove(this);
            }
        }
    }
}
