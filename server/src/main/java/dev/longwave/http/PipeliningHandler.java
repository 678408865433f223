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
 * HTTP pipelining: passes the next request of a connection to Vert.x after the response to the one before. A client may send
 * requests without waiting for responses (RFC 9112 §9.3.2). Vert.x neither handles a failure of a later request nor keeps it
 * out of the log.
 *
 * <p>The queue holds at most one read: the server does not read from the client meanwhile. Runs on the connection's event loop.
 */
public final class PipeliningHandler extends ChannelDuplexHandler {

    private final Deque<Object> queue = new ArrayDeque<>(0);

    /** Whether the request that Vert.x has is complete. True before the first request. */
    private boolean complete = true;

    private boolean responded = true;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object received) {
        if (queue.isEmpty() && canPass(received)) {
            pass(ctx, received);
        } else {
            queue.add(received);
            ctx.channel().config().setAutoRead(false);
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise reports it
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        ctx.write(message, promise);
        if (message instanceof LastHttpContent && !isInterim(message)) {
            responded = true;
            if (!queue.isEmpty()) {
                ctx.executor()
                        .execute(() -> passQueued(ctx)); // Vert.x finishes the response only after this call returns
            }
        }
    }

    private void passQueued(ChannelHandlerContext ctx) {
        while (!queue.isEmpty() && canPass(queue.peek())) {
            pass(ctx, queue.remove());
        }
        if (queue.isEmpty()) {
            ctx.channel().config().setAutoRead(true);
        }
        ctx.fireChannelReadComplete();
    }

    private boolean canPass(Object received) {
        return !(received instanceof HttpRequest) || (complete && responded);
    }

    private void pass(ChannelHandlerContext ctx, Object received) {
        if (received instanceof HttpRequest) {
            complete = false;
            responded = false;
        }
        complete |= received instanceof LastHttpContent;
        if (received instanceof HttpObject part && part.decoderResult().isFailure()) {
            ctx.flush(); // Vert.x closes at once and drops queued responses
        }
        ctx.fireChannelRead(received);
    }

    static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    /** Returns whether more input has arrived than the current request. */
    public boolean isHolding() {
        return !queue.isEmpty();
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
        queue.forEach(ReferenceCountUtil::release);
        queue.clear();
    }
}
