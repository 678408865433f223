package dev.longwave.http;

import dev.longwave.log.LogEvent;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.util.ReferenceCountUtil;
import org.jboss.logging.Logger;

/**
 * Closes an HTTP connection that keeps sending requests without reading responses, which Vert.x would queue without a limit.
 * Removed when the connection becomes a WebSocket, which has its own limit; over TLS it stays.
 */
public final class UnreadResponsesHandler extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = Logger.getLogger(UnreadResponsesHandler.class);

    private final int limit;

    /** @param limit in bytes */
    UnreadResponsesHandler(int limit) {
        this.limit = limit;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // channelInactive follows
    public void channelRead(ChannelHandlerContext ctx, Object received) {
        if (isOver(ctx) && isOver(ctx.flush())) {
            LogEvent.debug(LOG, "Closed a connection with unread responses")
                    .with("channelId", ctx.channel().id().asShortText())
                    .write();
            ReferenceCountUtil.release(received);
            ctx.close();
        } else {
            ctx.fireChannelRead(received);
        }
    }

    private boolean isOver(ChannelHandlerContext ctx) {
        ChannelOutboundBuffer buffer = ctx.channel().unsafe().outboundBuffer();
        return buffer != null && buffer.totalPendingWriteBytes() > limit;
    }
}
