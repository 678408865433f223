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
 * Read timeout of a request head: closes HTTP connections that send one too slowly (slowloris). It is the first of a
 * connection's handlers, so that it sees every byte, until the connection becomes a WebSocket.
 *
 * <pre>
 * accepted ► SILENT ──first byte──► HEAD ──head──► RESPONDING ──response──► IDLE
 *                                    ▲                                        │
 *                                    └────────────── first byte ──────────────┘
 * </pre>
 *
 * The timeout runs in the first two states. {@code quarkus.http.idle-timeout} limits the last two.
 *
 * <p>Runs on the connection's event loop.
 */
public final class RequestTimeoutHandler extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = Logger.getLogger(RequestTimeoutHandler.class);

    private static final byte[] TIMED_OUT =
            "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII);

    private enum State {
        SILENT,
        HEAD,
        RESPONDING,
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
        start(ctx);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object received) {
        switch (state) {
            case SILENT -> state = State.HEAD;
            case IDLE -> {
                state = State.HEAD;
                start(ctx);
            }
            case HEAD, RESPONDING -> {}
        }
        ctx.fireChannelRead(received);
    }

    /** Records that the head of a request is complete, and returns the request's number. */
    int onRequestHead() {
        state = State.RESPONDING;
        stop();
        return ++requests;
    }

    /** Records that a response has been written. The call may come after the head of the next request. */
    void onResponse(int request) {
        if (request == requests) {
            state = State.IDLE;
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        stop();
    }

    private void start(ChannelHandlerContext ctx) {
        deadline =
                ctx.executor().schedule(() -> timeOut(ctx), timeout.duration().toNanos(), TimeUnit.NANOSECONDS);
    }

    private void stop() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the close does not wait for the 408
    private void timeOut(ChannelHandlerContext ctx) {
        LogEvent.debug(LOG, "Closed a connection: request timeout")
                .with("channelId", ctx.channel().id().asShortText())
                .write();
        // A client without a first byte has no request to respond to. Behind TLS the plain bytes would be invalid.
        if (state == State.HEAD && ctx.pipeline().get(SslHandler.class) == null) {
            ctx.writeAndFlush(Unpooled.wrappedBuffer(TIMED_OUT));
        }
        ctx.close();
    }
}
