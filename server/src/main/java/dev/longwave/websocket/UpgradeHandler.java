package dev.longwave.websocket;

import dev.longwave.admission.ConnectionPermit;
import dev.longwave.connection.DisconnectCause;
import dev.longwave.http.Pipelines;
import dev.longwave.http.PipeliningHandler;
import dev.longwave.http.RequestFramingCheck;
import dev.longwave.http.RequestTimeoutHandler;
import dev.longwave.http.ResponseHandler;
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
 * Handler in an HTTP connection's pipeline that waits for the response to an upgrade request. At a 101, the handler of the
 * WebSocket replaces it and Netty's frame decoder. At any other response, it removes itself and nothing has changed.
 *
 * <p>A client must wait for that response (RFC 6455 §4.1). Bytes that follow its request earlier have passed through Netty's
 * decoder, which is not strict. The server then opens the connection only to close it with 1002.
 */
public final class UpgradeHandler extends ChannelDuplexHandler {

    private static final Logger LOG = Logger.getLogger(UpgradeHandler.class);

    private final WebSocketHandler handler;
    private final ConnectionPermit permit;
    private final Runnable forgetRequest;
    private boolean early;
    private boolean upgraded;

    /**
     * Creates a handler for one upgrade request.
     *
     * @param handler replaces this one at the 101, and owns the permit from then on
     * @param permit released here if there is no 101
     * @param forgetRequest run at the 101 to free the data of the request
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
    @SuppressWarnings("FutureReturnValueIgnored") // the promise reports
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

    @SuppressWarnings("FutureReturnValueIgnored") // the promise reports
    private void upgrade(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        ChannelPipeline pipeline = ctx.pipeline();
        // Netty's handshake has added it just before it writes its response.
        WebSocketFrameDecoder decoder = pipeline.get(WebSocketFrameDecoder.class);
        if (decoder == null) {
            IllegalStateException broken = Pipelines.unexpected(
                    "a " + WebSocketFrameDecoder.class.getName() + " at the 101", pipeline.names());
            LOG.error("Failed to open a WebSocket", broken); // the platform does not log a failed 101
            promise.setFailure(broken);
            ctx.close();
            return;
        }
        PipeliningHandler requests = pipeline.get(PipeliningHandler.class);
        early |= requests != null && requests.isHolding();
        // In a task, because Netty removes its HTTP encoder in a listener that runs after this one.
        promise.addListener(written -> ctx.executor().execute(() -> {
            if (written.isSuccess()) {
                handler.connection().upgraded(early);
            } else { // then Netty leaves its encoder, and no frame may be written
                handler.connection().abort(DisconnectCause.CLIENT);
            }
        }));
        ctx.write(message, promise);
        upgraded = true;
        forgetRequest.run();
        pipeline.remove(decoder);
        Pipelines.removeIfThere(pipeline, WebSocketFrameEncoder.class); // FrameWriter encodes frames
        // The limits of an HTTP connection end here: keep-alive limits how long a WebSocket may be silent.
        Pipelines.removeIfThere(pipeline, RequestTimeoutHandler.class);
        if (pipeline.get(SslHandler.class) == null) {
            Pipelines.removeIfThere(pipeline, UnreadResponsesHandler.class);
        } // else TLS sends responses of its own, to a KeyUpdate, which no other handler sees
        Pipelines.removeIfThere(pipeline, PipeliningHandler.class);
        Pipelines.removeIfThere(pipeline, ResponseHandler.class);
        Pipelines.removeIfThere(pipeline, RequestFramingCheck.class);
        Pipelines.removeIfThere(pipeline, IdleStateHandler.class);
        pipeline.replace(this, null, handler);
        // Not before: a sender that knows of the connection by now can send messages that the client must not miss.
        pipeline.context(handler).flush();
    }
}
