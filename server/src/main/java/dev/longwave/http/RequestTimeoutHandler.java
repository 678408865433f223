package dev.longwave.http;

import dev.longwave.log.LogEvent;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Read timeout of a request head: closes HTTP/1.1 connections that send one too slowly (slowloris). It comes after the decoder
 * and before all other handlers of requests, until the connection becomes a WebSocket.
 *
 * <pre>
 * first bytes ► HEAD ──head──► BODY ──end of body──► RESPONDING ──response──► IDLE
 *                ▲                                                             │
 *                └────────────────────── first byte of a head ─────────────────┘
 * </pre>
 *
 * The timeout runs in the first state only. {@code quarkus.http.idle-timeout} limits the others. A response may come before
 * the end of the body, and the head of the next request before the response. Runs on the connection's event loop.
 */
public final class RequestTimeoutHandler extends ChannelDuplexHandler {

    private static final Logger LOG = Logger.getLogger(RequestTimeoutHandler.class);

    private final RequestDecoder decoder;
    private final Duration timeout;
    private final Duration first;
    private final HttpDate date;
    private @Nullable Future<?> deadline;

    /** Requests whose response is incomplete. */
    private int pending;

    private boolean inBody;

    /**
     * Creates a handler for a connection that awaits the head of its first request.
     *
     * @param timeout of later heads
     * @param first time that is left for the first head
     */
    RequestTimeoutHandler(RequestDecoder decoder, Duration timeout, Duration first, HttpDate date) {
        this.decoder = decoder;
        this.timeout = timeout;
        this.first = first;
        this.date = date;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        start(ctx, first);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object received) {
        if (received instanceof HttpRequest) {
            stop();
            pending++;
            inBody = true;
        }
        if (received instanceof LastHttpContent) {
            inBody = false;
        }
        ctx.fireChannelRead(received);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        startInsideHead(ctx);
        ctx.fireChannelReadComplete();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise reports
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        ctx.write(message, promise);
        if (message instanceof LastHttpContent && !PipeliningHandler.isInterim(message)) {
            pending--;
            startInsideHead(ctx);
        }
    }

    private void startInsideHead(ChannelHandlerContext ctx) {
        if (pending == 0 && !inBody && deadline == null && decoder.isInsideHead()) {
            start(ctx, timeout);
        }
    }

    private void start(ChannelHandlerContext ctx, Duration time) {
        deadline = ctx.executor().schedule(() -> timeOut(ctx), time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void stop() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        stop();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the close does not wait for the 408
    private void timeOut(ChannelHandlerContext ctx) {
        LogEvent.debug(LOG, "Closed a connection: request timeout")
                .with("channelId", ctx.channel().id().asShortText())
                .write();
        if (decoder.isInsideHead()) { // else there is no request to respond to
            FullHttpResponse response =
                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.REQUEST_TIMEOUT);
            response.headers()
                    .set(HttpHeaderNames.DATE, date.now())
                    .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                    .set(HttpHeaderNames.CONTENT_LENGTH, HttpHeaderValues.ZERO);
            ctx.writeAndFlush(response);
        }
        ctx.close();
    }
}
