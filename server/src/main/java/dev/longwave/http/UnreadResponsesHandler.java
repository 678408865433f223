package dev.longwave.http;

import dev.longwave.log.LogEvent;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.util.ReferenceCountUtil;
import org.jboss.logging.Logger;

/**
 * Ends an HTTP connection whose peer goes on sending requests while it leaves the answers unread, which Vert.x would keep for
 * it without a bound. Until it becomes a WebSocket, which has its own; over TLS also then.
 */
public final class UnreadResponsesHandler extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = Logger.getLogger(UnreadResponsesHandler.class);

    private final int limit;

    /** @param limit in bytes */
    UnreadResponsesHandler(int limit) {
        this.limit = limit;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // channelInactive tells
    public void channelRead(ChannelHandlerContext ctx, Object received) {
        if (isOver(ctx) && isOver(ctx.flush())) {
            LogEvent.debug(LOG, "Answers not read")
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
