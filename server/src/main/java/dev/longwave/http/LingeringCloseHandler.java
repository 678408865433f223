package dev.longwave.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection so that the client can read all data (RFC 6455 §7.1.1). It flushes written data, sends TCP's FIN, and
 * waits for the client's FIN. An immediate close would reset a connection on which the client still sends, and the reset
 * overtakes the Close frame.
 */
public final class LingeringCloseHandler extends ChannelDuplexHandler {

    /** Seconds that a client may accept no data, or leave its side of TCP open. */
    private static final int PERIOD = 2;

    /** Maximum number of these periods: the cost of a client that reads byte by byte. */
    private static final int MAX_PERIODS = 15;

    private @Nullable ChannelPromise closing;
    private boolean peerEnded;

    /**
     * Creates a handler for a connection that is about to close.
     *
     * @param peerEnded whether the client has closed its side of TCP already
     */
    public LingeringCloseHandler(boolean peerEnded) {
        this.peerEnded = peerEnded;
    }

    /** Makes the next close of this connection linger. A second call does nothing. */
    static void addTo(ChannelPipeline pipeline) {
        if (pipeline.get(LingeringCloseHandler.class) == null) {
            pipeline.addFirst(new LingeringCloseHandler(/* peerEnded= */ false));
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        // A client that has closed its side may still read responses.
        ctx.channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a scheduled task, and a flush with a listener
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        if (!ctx.channel().isActive()) {
            ctx.close(promise);
            return;
        }
        closing = promise;
        ctx.channel().config().setAutoRead(true); // to read the client's FIN
        waitForPeer(ctx, Long.MAX_VALUE, MAX_PERIODS);
        ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> closeOutput(ctx));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a scheduled task
    private static void waitForPeer(ChannelHandlerContext ctx, long pendingBefore, int periods) {
        ChannelOutboundBuffer buffer = ctx.channel().unsafe().outboundBuffer();
        long pending = buffer == null ? 0 : buffer.totalPendingWriteBytes();
        if (periods == 0 || pending >= pendingBefore) {
            abort(ctx);
        } else {
            ctx.executor().schedule(() -> waitForPeer(ctx, pending, periods - 1), PERIOD, TimeUnit.SECONDS);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the period ends after a failure too
    private void closeOutput(ChannelHandlerContext ctx) {
        SslHandler tls = ctx.pipeline().get(SslHandler.class);
        if (tls == null) {
            shutdownTcp(ctx);
        } else {
            // Without TLS's close_notify the client must take the FIN for an attacker's.
            tls.closeOutbound().addListener(sent -> shutdownTcp(ctx));
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the period ends after a failure too
    private void shutdownTcp(ChannelHandlerContext ctx) {
        if (peerEnded || !(ctx.channel() instanceof DuplexChannel duplex)) {
            abort(ctx);
        } else {
            duplex.shutdownOutput();
        }
    }

    private static void abort(ChannelHandlerContext ctx) {
        Pipelines.closeAtOnce(ctx.pipeline());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object received) {
        if (closing == null) {
            ctx.fireChannelRead(received);
        } else {
            ReferenceCountUtil.release(received);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            peerEnded = true;
            if (closing != null) {
                abort(ctx);
            }
        }
        ctx.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (closing != null) {
            closing.trySuccess();
        }
        ctx.fireChannelInactive();
    }
}
