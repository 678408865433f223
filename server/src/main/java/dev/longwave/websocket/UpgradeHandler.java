package dev.longwave.websocket;

import dev.longwave.admission.ConnectionPermit;
import dev.longwave.http.Pipelines;
import dev.longwave.http.PipeliningHandler;
import dev.longwave.http.RequestFramingCheck;
import dev.longwave.http.RequestTimeoutHandler;
import dev.longwave.http.UnreadResponsesHandler;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.ReferenceCountUtil;
import org.jboss.logging.Logger;

/**
 * Waits in an HTTP connection's pipeline for the answer to its upgrade request. At a 101 the handlers of a WebSocket take
 * its place and that of Netty's frame decoder; at any other answer it takes itself out and nothing has changed.
 *
 * <p>A client must wait for that answer (RFC 6455 §4.1). Bytes that came right behind its request have gone through Netty's
 * decoder by then, which is not strict, so the connection that sent them is opened only to be closed with 1002.
 */
public final class UpgradeHandler extends ChannelDuplexHandler {

    private static final Logger LOG = Logger.getLogger(UpgradeHandler.class);

    private final WebSocketHandler handler;
    private final ConnectionPermit permit;
    private final Runnable forgetRequest;
    private boolean early;
    private boolean upgraded;

    /**
     * A handler for one upgrade request.
     *
     * @param handler takes over at the 101, and the permit with it
     * @param permit released here if there is no 101
     * @param forgetRequest drops at the 101 what nobody will ask for any more
     */
    public UpgradeHandler(WebSocketHandler handler, ConnectionPermit permit, Runnable forgetRequest) {
        this.handler = handler;
        this.permit = permit;
        this.forgetRequest = forgetRequest;
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        if (!upgraded) {
            permit.release();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object received) {
        if (received instanceof WebSocketFrame || received instanceof ByteBuf) {
            early = true;
            ReferenceCountUtil.release(received);
        } else {
            ctx.fireChannelRead(received);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException) {
            early = true;
        } else {
            ctx.fireExceptionCaught(cause);
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise tells
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (!(message instanceof HttpResponse response)) {
            ctx.write(message, promise);
        } else if (response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            upgrade(ctx, message, promise);
        } else {
            ctx.write(message, promise);
            ctx.pipeline().remove(this);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the promise tells
    private void upgrade(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        ChannelPipeline pipeline = ctx.pipeline();
        // Netty's handshake has put it in just before it writes its answer.
        WebSocketFrameDecoder decoder = pipeline.get(WebSocketFrameDecoder.class);
        if (decoder == null) {
            IllegalStateException broken = Pipelines.unexpected(
                    "a " + WebSocketFrameDecoder.class.getName() + " at the 101", pipeline.names());
            LOG.error("No WebSocket can be opened", broken); // the platform says nothing of a failed 101
            promise.setFailure(broken);
            ctx.close();
            return;
        }
        PipeliningHandler requests = pipeline.get(PipeliningHandler.class);
        early |= requests != null && requests.isHolding();
        // In a task, because Netty takes its HTTP encoder out in a listener that comes after this one.
        promise.addListener(written -> ctx.executor().execute(() -> handler.upgraded(early)));
        ctx.write(message, promise);
        upgraded = true;
        forgetRequest.run();
        pipeline.remove(decoder);
        Pipelines.removeIfThere(pipeline, WebSocketFrameEncoder.class); // what is sent has been framed
        // What bounds an HTTP connection ends here: a WebSocket may be silent for as long as its keep-alive says.
        Pipelines.removeIfThere(pipeline, RequestTimeoutHandler.class);
        if (pipeline.get(SslHandler.class) == null) {
            Pipelines.removeIfThere(pipeline, UnreadResponsesHandler.class);
        } // else TLS has answers of its own, to a KeyUpdate, which nobody else sees
        Pipelines.removeIfThere(pipeline, PipeliningHandler.class);
        Pipelines.removeIfThere(pipeline, RequestFramingCheck.class);
        Pipelines.removeIfThere(pipeline, IdleStateHandler.class);
        pipeline.replace(this, null, handler);
        // Not before: who has heard of the connection by now can send to it what the client is not to miss.
        pipeline.context(handler).flush();
    }
}
