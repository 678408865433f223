package dev.longwave.http;

import dev.longwave.log.LogEvent;
import io.netty.channel.ChannelHandlerAdapter;
import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Closes an HTTP/2 connection without requests. The platform's idle timeout does not: a Ping, any other frame, or a single
 * byte of one restarts it. Replaces {@link AcceptTimeoutHandler} at the first request: later requests are interleaved, and
 * their bytes cannot be told apart there.
 *
 * <p>Runs on the connection's event loop.
 */
final class Http2IdleHandler extends ChannelHandlerAdapter {

    private static final Logger LOG = Logger.getLogger(Http2IdleHandler.class);

    private final Duration timeout;
    private boolean requested;
    private @Nullable Future<?> check;

    /** @param timeout the time without a request, and up to twice that; zero is off */
    Http2IdleHandler(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        if (timeout.isPositive()) {
            check = ctx.executor().schedule(() -> check(ctx), timeout.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Records that the head of a request is complete. */
    void onRequestHead() {
        requested = true;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // channelInactive follows
    private void check(ChannelHandlerContext ctx) {
        if (requested) {
            requested = false;
            handlerAdded(ctx);
        } else {
            LogEvent.debug(LOG, "Closed an HTTP/2 connection without requests")
                    .with("channelId", ctx.channel().id().asShortText())
                    .write();
            // From the last handler on, so that Vert.x sends GOAWAY: the client may be a browser that will connect
            // again.
            ctx.pipeline().close();
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        if (check != null) {
            check.cancel(false);
        }
    }
}
