package dev.longwave.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.longwave.log.LogEvent;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Ends an HTTP connection whose peer takes too long over the head of a request. The first one of a connection's handlers,
 * so that every byte of the peer's passes it, until the connection becomes a WebSocket.
 *
 * <pre>
 * accepted ► SILENT ──first byte──► HEAD ──head came──► ANSWERING ──answered──► IDLE
 *                                    ▲                                           │
 *                                    └──────────────── first byte ───────────────┘
 * </pre>
 *
 * The deadline runs in the first two. The last two are bounded by {@code quarkus.http.idle-timeout}.
 *
 * <p>On the connection's event loop.
 */
public final class RequestTimeoutHandler extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = Logger.getLogger(RequestTimeoutHandler.class);

    private static final byte[] TIMED_OUT =
            "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII);

    private enum State {
        SILENT,
        HEAD,
        ANSWERING,
        IDLE
    }

    private final RequestTimeout timeout;
    private State state = State.SILENT;
    private @Nullable Future<?> deadline;
    private int requests;

    RequestTimeoutHandler(RequestTimeout timeout) {
        this.timeout = timeout;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        begin(ctx);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object received) {
        switch (state) {
            case SILENT -> state = State.HEAD;
            case IDLE -> {
                state = State.HEAD;
                begin(ctx);
            }
            case HEAD, ANSWERING -> {}
        }
        ctx.fireChannelRead(received);
    }

    /** The head of a request is whole. Returns its number. */
    int headCame() {
        state = State.ANSWERING;
        end();
        return ++requests;
    }

    /** The answer to a request has been handed over for sending. That may be told after the head of the next one has come. */
    void answered(int request) {
        if (request == requests) {
            state = State.IDLE;
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        end();
    }

    private void begin(ChannelHandlerContext ctx) {
        deadline = ctx.executor().schedule(() -> miss(ctx), timeout.duration().toNanos(), TimeUnit.NANOSECONDS);
    }

    private void end() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what the peer does not take at once it does not get
    private void miss(ChannelHandlerContext ctx) {
        LogEvent.debug(LOG, "Request not complete in time")
                .with("channelId", ctx.channel().id().asShortText())
                .write();
        // Whoever has sent nothing has asked for nothing, and what goes past TLS would not be understood.
        if (state == State.HEAD && ctx.pipeline().get(SslHandler.class) == null) {
            ctx.writeAndFlush(Unpooled.wrappedBuffer(TIMED_OUT));
        }
        ctx.close();
    }
}
