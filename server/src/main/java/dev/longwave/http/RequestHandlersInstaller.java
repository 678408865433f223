package dev.longwave.http;

import dev.longwave.limits.Throttle;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.vertx.core.http.impl.Http1xOrH2CHandler;
import io.vertx.core.http.impl.Http1xUpgradeToH2CHandler;
import io.vertx.core.net.impl.HAProxyMessageCompletionHandler;
import io.vertx.core.net.impl.SslHandshakeCompletionHandler;
import io.vertx.core.net.impl.VertxHandler;
import org.jboss.logging.Logger;

/**
 * Adds the handlers of HTTP/1.1 requests between the decoder and Vert.x, before the first request is decoded. Vert.x adds its
 * own handlers without an event: on the main port on accept, over TLS after the handshake, on the management interface after
 * the first bytes have told HTTP/1.1 from HTTP/2, behind a proxy after the line of the PROXY protocol. A connection where it
 * finds no place for them is closed: it would have no bounds. Runs on the connection's event loop.
 */
final class RequestHandlersInstaller extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = Logger.getLogger(RequestHandlersInstaller.class);
    private static final Throttle UNEXPECTED = new Throttle();

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object received) {
        ChannelPipeline pipeline = ctx.pipeline();
        ChannelHandlerContext handshake = pipeline.context(SslHandshakeCompletionHandler.class);
        ChannelHandlerContext proxy = pipeline.context(HAProxyMessageCompletionHandler.class);
        ChannelHandlerContext detection = pipeline.context(Http1xOrH2CHandler.class);
        if (handshake != null) {
            pipeline.addBefore(handshake.name(), null, new AfterHandshake());
        } else if (proxy != null) {
            pipeline.addAfter(proxy.name(), null, new RequestHandlersInstaller());
        } else if (detection != null) {
            pipeline.addAfter(detection.name(), null, new RequestHandlersInstaller());
        } else {
            addRequestHandlers(pipeline);
        }
        pipeline.remove(this);
        ctx.fireChannelRead(received);
    }

    private static void addRequestHandlers(ChannelPipeline pipeline) {
        if (pipeline.get(HttpRequestDecoder.class) != null) {
            addBefore(pipeline, Http1xUpgradeToH2CHandler.class);
            addBefore(pipeline, VertxHandler.class);
        } else if (pipeline.get(Http2ConnectionHandler.class) == null
                && pipeline.channel().isActive()) {
            if (UNEXPECTED.tryAcquire()) {
                LOG.error("Closed a connection", Pipelines.unexpected("an HTTP decoder", pipeline.names()));
            }
            Pipelines.closeAtOnce(pipeline);
        }
    }

    private static void addBefore(ChannelPipeline pipeline, Class<? extends ChannelHandler> type) {
        ChannelHandlerContext vertx = pipeline.context(type);
        if (vertx != null) {
            pipeline.addBefore(vertx.name(), null, new PipeliningHandler());
            pipeline.addBefore(vertx.name(), null, new RequestFramingCheck());
        }
    }

    /** Waits for the TLS handshake, before the handler that consumes its event. */
    private static final class AfterHandshake extends ChannelInboundHandlerAdapter {

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
