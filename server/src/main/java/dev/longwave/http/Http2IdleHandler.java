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
 * Ends an HTTP/2 connection whose peer asks for nothing any more. The platform's idle timeout does not: a Ping, or any other
 * frame, or a single byte of one, begins it anew. Takes the place of {@link RequestTimeoutHandler} at the first request: later
 * ones come side by side, and their bytes cannot be told apart there.
 *
 * <p>On the connection's event loop.
 */
final class Http2IdleHandler extends ChannelHandlerAdapter {

    private static final Logger LOG = Logger.getLogger(Http2IdleHandler.class);

    private final Duration timeout;
    private boolean asked;
    private @Nullable Future<?> look;

    /** @param timeout how long it may go without a request, and up to twice that; zero is for ever */
    Http2IdleHandler(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        if (timeout.isPositive()) {
            look = ctx.executor().schedule(() -> look(ctx), timeout.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** The head of a request is whole. */
    void headCame() {
        asked = true;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // channelInactive tells
    private void look(ChannelHandlerContext ctx) {
        if (asked) {
            asked = false;
            handlerAdded(ctx);
        } else {
            LogEvent.debug(LOG, "No request any more")
                    .with("channelId", ctx.channel().id().asShortText())
                    .write();
            // From the last handler, which says so to the peer: it may be a browser that will ask again.
            ctx.pipeline().close();
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        if (look != null) {
            look.cancel(false);
        }
    }
}
