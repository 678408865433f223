package dev.longwave.http;

import dev.longwave.log.LogEvent;
import io.netty.channel.ChannelHandlerAdapter;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection that does not get to a request in time, which includes the TLS handshake. At a connection's first bytes
 * of HTTP/1.1, {@link RequestTimeoutHandler} replaces it and takes over its deadline. At the first request of HTTP/2,
 * {@link Http2IdleHandler} replaces it. Runs on the connection's event loop.
 */
final class AcceptTimeoutHandler extends ChannelHandlerAdapter {

    private static final Logger LOG = Logger.getLogger(AcceptTimeoutHandler.class);

    private final Duration timeout;
    private @Nullable ScheduledFuture<?> deadline;

    AcceptTimeoutHandler(Duration timeout) {
        this.timeout = timeout;
    }

    /** Returns the time that is left. */
    Duration left() {
        return deadline == null ? timeout : Duration.ofNanos(Math.max(0, deadline.getDelay(TimeUnit.NANOSECONDS)));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        deadline = ctx.executor().schedule(() -> timeOut(ctx), timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // channelInactive follows
    private static void timeOut(ChannelHandlerContext ctx) {
        LogEvent.debug(LOG, "Closed a connection without a request")
                .with("channelId", ctx.channel().id().asShortText())
                .write();
        ctx.close();
    }
}
