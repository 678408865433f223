package dev.longwave.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Gives Vert.x the next request of an HTTP connection when the one before has been answered. A peer may send its requests
 * without waiting for answers (RFC 9112 §9.3.2), but what goes wrong with a request that is not the first of several Vert.x
 * can neither handle nor keep out of the log.
 *
 * <p>What waits is no more than what was read at once: the peer is not read meanwhile. On the connection's event loop.
 */
public final class PipeliningHandler extends ChannelDuplexHandler {

    private final Deque<Object> waiting = new ArrayDeque<>(0);

    /** Whether all of the request that Vert.x has been given has come. Before the first one nothing is missing. */
    private boolean whole = true;

    private boolean answered = true;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object received) {
        if (waiting.isEmpty() && mayPass(received)) {
            pass(ctx, received);
        } else {
            waiting.add(received);
            ctx.channel().config().setAutoRead(false);
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise tells
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        ctx.write(message, promise);
        if (message instanceof LastHttpContent && !isInterim(message)) {
            answered = true;
            if (!waiting.isEmpty()) {
                ctx.executor().execute(() -> passOn(ctx)); // Vert.x is not done with the answer before it returns
            }
        }
    }

    private void passOn(ChannelHandlerContext ctx) {
        while (!waiting.isEmpty() && mayPass(waiting.peek())) {
            pass(ctx, waiting.remove());
        }
        if (waiting.isEmpty()) {
            ctx.channel().config().setAutoRead(true);
        }
        ctx.fireChannelReadComplete();
    }

    private boolean mayPass(Object received) {
        return !(received instanceof HttpRequest) || (whole && answered);
    }

    private void pass(ChannelHandlerContext ctx, Object received) {
        if (received instanceof HttpRequest) {
            whole = false;
            answered = false;
        }
        whole |= received instanceof LastHttpContent;
        if (received instanceof HttpObject part && part.decoderResult().isFailure()) {
            ctx.flush(); // Vert.x closes at once and drops the answers that wait
        }
        ctx.fireChannelRead(received);
    }

    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    /** Whether more has come than the request that is being answered. */
    public boolean isHolding() {
        return !waiting.isEmpty();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        drop();
        ctx.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        drop();
    }

    private void drop() {
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }
}
