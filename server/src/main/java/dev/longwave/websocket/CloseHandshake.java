package dev.longwave.websocket;

import dev.longwave.connection.CloseCode;
import dev.longwave.connection.ConnectionLifecycle;
import dev.longwave.connection.DisconnectCause;
import dev.longwave.http.LingeringCloseHandler;
import dev.longwave.http.Pipelines;
import dev.longwave.limits.Throttle;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How one connection ends, and why. Most ends are a Close that Vert.x is to see, the peer's or one for what the peer did or
 * somebody here wants: it is kept until everything before it has been handled, and nothing behind it is looked at. On the
 * connection's event loop.
 */
final class CloseHandshake {

    private static final Logger LOG = Logger.getLogger(CloseHandshake.class);
    private static final Throttle OUT_OF_MEMORY = new Throttle();

    private final ChannelHandlerContext ctx;
    private final DeferredTask turns;
    private final FrameReader reception;
    private final FrameWriter sending;
    private final ConnectionLifecycle registration;

    private @Nullable CloseWebSocketFrame frame;
    private @Nullable DisconnectCause ending;

    /** Whether the peer has ended its side of TCP. */
    private boolean peerEnded;

    /** Once it is to be drained. */
    private @Nullable QuietPeriod pauses;

    /** Nothing more is read, and all that was is to be answered before the Close. */
    private boolean draining;

    /** Netty has been told. */
    private boolean closed;

    CloseHandshake(ChannelHandlerContext ctx, DeferredTask turns, FrameReader reception, FrameWriter sending, ConnectionLifecycle registration) {
        this.ctx = ctx;
        this.turns = turns;
        this.reception = reception;
        this.sending = sending;
        this.registration = registration;
    }

    /** Ends it, unless it is ending already. From any thread. */
    void request(DisconnectCause reason, int code, String words) {
        if (!ctx.executor().inEventLoop()) {
            ctx.executor().execute(() -> request(reason, code, words));
        } else if (!reception.hasEnded() && ctx.channel().isActive()) {
            with(reason, new CloseWebSocketFrame(code, words));
        }
    }

    /** Ends it with our code. */
    void with(CloseCode code, String words) {
        with(DisconnectCause.of(code), new CloseWebSocketFrame(code.code(), words));
    }

    /** Ends it. The last frame counts: a peer may turn out to be too slow while its own Close waits. */
    void with(DisconnectCause reason, CloseWebSocketFrame close) {
        because(reason);
        drop();
        frame = close;
        reception.end();
        turns.queue();
    }

    /** The first reason counts. */
    void because(DisconnectCause reason) {
        ending = ending == null ? reason : ending;
    }

    /** Why it ended: if nobody has said so, it was the client that went. */
    DisconnectCause ending() {
        return ending == null ? DisconnectCause.CLIENT : ending;
    }

    void fail(Throwable cause) {
        if (cause instanceof OutOfMemoryError) { // of direct memory: where the heap has none left the process ends
            if (OUT_OF_MEMORY.isTime(System.nanoTime())) {
                LOG.warnf("No memory left for a connection: %s", cause.getMessage());
            }
            giveUp();
            return;
        }
        LOG.error("A connection failed", cause);
        with(CloseCode.INTERNAL_ERROR, "internal error");
    }

    /** For want of memory: what waits is dropped. */
    void giveUp() {
        if (!sending.takesMessages()) {
            abort(DisconnectCause.SLOW); // what there is Netty has, and drops it with the connection only
        } else if (ctx.channel().isActive()) {
            sending.giveUp("no memory left for its messages");
        }
    }

    /** At once. From any thread. */
    void abort(DisconnectCause reason) {
        ctx.executor().execute(() -> {
            because(reason);
            Pipelines.closeAtOnce(ctx.pipeline());
        });
    }

    /** Reads what the peer has sent already, and then no more; closes when that has been answered. */
    void drain() {
        if (pauses == null) { // who is let in while the others are told is told twice
            pauses = new QuietPeriod(ctx.executor(), () -> ctx.channel().config().isAutoRead() && !turns.isQueued());
            pauses.then(this::readNoMore);
        }
    }

    private void readNoMore() {
        draining = true;
        turns.queue();
    }

    /** The peer is sending, or is only now read again. */
    void noPause() {
        if (pauses != null) {
            pauses.broken();
        }
    }

    boolean isDraining() {
        return draining;
    }

    void peerEnded() {
        peerEnded = true;
        turns.queue();
    }

    /** Everything before the Close has been handled. */
    void handOver() {
        CloseWebSocketFrame close = take();
        if (close != null) {
            ctx.fireChannelRead(close);
        }
    }

    /**
     * Nothing is left of what has come.
     *
     * @param held whether an endpoint is not done with what it was handed
     */
    void nothingLeft(boolean held) {
        if (draining && !turns.isQueued()) {
            request(DisconnectCause.DRAIN, CloseCode.GOING_AWAY.code(), "draining");
        }
        if (peerEnded && !held && !turns.isQueued()) {
            // It sent no Close, and has been answered all the same.
            close(ctx.newPromise());
        }
    }

    /** Behind all that was sent, and then nothing more is. */
    @SuppressWarnings("FutureReturnValueIgnored") // the promise tells
    void close(ChannelPromise promise) {
        if (closed) {
            ctx.channel().closeFuture().addListener(gone -> promise.trySuccess());
            return;
        }
        closed = true;
        registration.closing();
        reception.end();
        sending.end();
        // Not before, for all those that are open and idle.
        ctx.pipeline().addBefore(ctx.name(), null, new LingeringCloseHandler(peerEnded));
        ctx.close(promise);
    }

    /** Forgets a Close that nobody is there for any more. */
    void drop() {
        ReferenceCountUtil.release(take());
    }

    private @Nullable CloseWebSocketFrame take() {
        CloseWebSocketFrame taken = frame;
        frame = null;
        return taken;
    }
}
