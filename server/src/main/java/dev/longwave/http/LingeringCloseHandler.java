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
 * Ends a connection so that its peer can read all of it (RFC 6455 §7.1.1): what is written goes out first, then our end of
 * TCP, and then the peer's end is waited for. To close at once would reset a connection on which the peer still sends, and
 * the reset overtakes the Close frame.
 */
public final class LingeringCloseHandler extends ChannelDuplexHandler {

    /** How long a peer may take nothing, or not end its side, in seconds. */
    private static final int PATIENCE = 2;

    /** How often it may have that patience: what a peer that reads byte by byte can cost. */
    private static final int TIMES = 15;

    private @Nullable ChannelPromise closing;
    private boolean peerEnded;

    /**
     * A handler for a connection that is about to close.
     *
     * @param peerEnded whether the peer has ended its side of TCP already
     */
    public LingeringCloseHandler(boolean peerEnded) {
        this.peerEnded = peerEnded;
    }

    /** Has the next close of this connection linger, unless it does so already. */
    static void addTo(ChannelPipeline pipeline) {
        if (pipeline.get(LingeringCloseHandler.class) == null) {
            pipeline.addFirst(new LingeringCloseHandler(/* peerEnded= */ false));
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        // A peer that has sent its last may still want to read what it gets for that.
        ctx.channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a task, and a flush that is told of by its listener
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        if (!ctx.channel().isActive()) {
            ctx.close(promise);
            return;
        }
        closing = promise;
        ctx.channel().config().setAutoRead(true); // to see the peer's end
        bePatient(ctx, Long.MAX_VALUE, TIMES);
        ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> endOurSide(ctx));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a task
    private static void bePatient(ChannelHandlerContext ctx, long pendingBefore, int times) {
        ChannelOutboundBuffer buffer = ctx.channel().unsafe().outboundBuffer();
        long pending = buffer == null ? 0 : buffer.totalPendingWriteBytes();
        if (times == 0 || pending >= pendingBefore) {
            abort(ctx);
        } else {
            ctx.executor().schedule(() -> bePatient(ctx, pending, times - 1), PATIENCE, TimeUnit.SECONDS);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // where it fails the patience ends
    private void endOurSide(ChannelHandlerContext ctx) {
        SslHandler tls = ctx.pipeline().get(SslHandler.class);
        if (tls == null) {
            endTcp(ctx);
        } else {
            // TLS has an end of its own, without which the peer would have to take ours for somebody else's.
            tls.closeOutbound().addListener(sent -> endTcp(ctx));
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // likewise
    private void endTcp(ChannelHandlerContext ctx) {
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
