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
 * Closing handshake of one connection (RFC 6455 §7), and the cause of its disconnect. On its event loop, unless stated.
 *
 * <pre>
 *        drain          client pauses        everything read is handled
 * OPEN ─────────► QUIET ──────────────► DRAINING ──────────────┐
 *   │               │                       │                  ▼
 *   └───────────────┴─── Close received ────┴──────────► CLOSE_PENDING ◄─ too slow ─┐
 *                        or decided here                       │                    │
 *                                        messages before it    ▼                    │
 *                                        are handled      CLOSE_PASSED ─────────────┘
 *                                                              │ Vert.x has responded
 *                       client ended TCP without a Close       ▼         TCP has ended
 *                       (from any state) ────────────────► LINGERING ─────────────────► CLOSED
 * </pre>
 *
 * <p>A pending Close, the client's or the server's, waits until everything before it is handled. Everything after it is
 * dropped. Vert.x then receives the Close and responds with the same code.
 */
final class CloseHandshake {

    private static final Logger LOG = Logger.getLogger(CloseHandshake.class);
    private static final Throttle OUT_OF_MEMORY = new Throttle();

    /** States in the order in which a connection passes through them. */
    private enum State {
        OPEN,
        /** The connection is to drain: the server still reads data in transit. */
        QUIET,
        /** The server reads no more, and closes once everything that it has read is handled. */
        DRAINING,
        /** A Close waits to be passed to Vert.x. */
        CLOSE_PENDING,
        /** Vert.x has the Close. */
        CLOSE_PASSED,
        /** Netty has everything that is queued, and the server waits for the client's end of TCP. */
        LINGERING,
        CLOSED
    }

    private final ChannelHandlerContext ctx;
    private final DeferredTask endOfRead;
    private final FrameReader reader;
    private final FrameWriter writer;
    private final ConnectionLifecycle lifecycle;

    private State state = State.OPEN;

    /** The Close of CLOSE_PENDING. */
    private @Nullable CloseWebSocketFrame pending;

    /** The first cause that was set. */
    private @Nullable DisconnectCause cause;

    /** The quiet period of QUIET. */
    private @Nullable QuietPeriod quietPeriod;

    /** Whether the client has ended its side of TCP, which it may do in any state. */
    private boolean peerEnded;

    CloseHandshake(
            ChannelHandlerContext ctx,
            DeferredTask endOfRead,
            FrameReader reader,
            FrameWriter writer,
            ConnectionLifecycle lifecycle) {
        this.ctx = ctx;
        this.endOfRead = endOfRead;
        this.reader = reader;
        this.writer = writer;
        this.lifecycle = lifecycle;
    }

    DeferredTask endOfRead() {
        return endOfRead;
    }

    /** Closes the connection after everything that was sent, unless it is closing already. From any thread. */
    void request(DisconnectCause newCause, int code, String reason) {
        if (!ctx.executor().inEventLoop()) {
            ctx.executor().execute(() -> request(newCause, code, reason));
        } else if (!reader.hasEnded() && ctx.channel().isActive()) {
            closeAfterPending(newCause, new CloseWebSocketFrame(code, reason));
        }
    }

    /** Closes the connection after everything that was received and sent before. */
    void closeAfterPending(CloseCode code, String reason) {
        closeAfterPending(DisconnectCause.of(code), new CloseWebSocketFrame(code.code(), reason));
    }

    /** Replaces a pending Close: a client may turn out to be too slow while its own Close is pending. */
    void closeAfterPending(DisconnectCause newCause, CloseWebSocketFrame close) {
        setCause(newCause);
        lifecycle.session().closing(newCause);
        dropPending();
        pending = close;
        advanceTo(State.CLOSE_PENDING);
        reader.end();
        endOfRead.schedule();
    }

    /** Sets the cause, unless one is set: the first counts. */
    void setCause(DisconnectCause newCause) {
        cause = cause == null ? newCause : cause;
    }

    /** Returns the cause of the disconnect. Without one, the client has closed the connection. */
    DisconnectCause cause() {
        return cause == null ? DisconnectCause.CLIENT : cause;
    }

    void fail(Throwable failure) {
        if (failure instanceof OutOfMemoryError) { // of direct memory: without heap the process exits
            if (OUT_OF_MEMORY.tryAcquire()) {
                LOG.warnf("Closed a connection: out of direct memory: %s", failure.getMessage());
            }
            shed();
            return;
        }
        LOG.error("Closed a connection after a failure", failure);
        closeAfterPending(CloseCode.INTERNAL_ERROR, "internal error");
    }

    /** Drops the queue for lack of memory, and closes with 1013. */
    void shed() {
        if (!writer.acceptsMessages()) {
            abort(DisconnectCause.SLOW_CONSUMER); // Netty has all data, and drops it only with the connection
        } else if (ctx.channel().isActive()) {
            writer.dropQueue("no memory left for its messages");
        }
    }

    /** Closes TCP at once. From any thread. */
    void abort(DisconnectCause newCause) {
        ctx.executor().execute(() -> {
            setCause(newCause);
            Pipelines.closeAtOnce(ctx.pipeline());
        });
    }

    /** Reads everything that the client has sent by now, and closes with 1001 once that is handled. */
    void drain() {
        if (state == State.OPEN) { // called twice for a connection that is accepted during the drain
            state = State.QUIET;
            quietPeriod = new QuietPeriod(
                    ctx.executor(), () -> ctx.channel().config().isAutoRead() && !endOfRead.isScheduled());
            quietPeriod.then(this::onQuiet);
        }
    }

    private void onQuiet() {
        if (state == State.QUIET) {
            state = State.DRAINING;
            lifecycle.session().closing(DisconnectCause.DRAIN);
            endOfRead.schedule();
        }
    }

    /** Restarts the quiet period: the client sends, or the server reads from it again only now. */
    void onRead() {
        if (quietPeriod != null) {
            quietPeriod.restart();
        }
    }

    boolean isDraining() {
        return state == State.DRAINING;
    }

    void onPeerEnded() {
        peerEnded = true;
        lifecycle.session().closing(DisconnectCause.CLIENT);
        endOfRead.schedule();
    }

    /** Passes the pending Close to Vert.x, because everything before it is handled. */
    void passOn() {
        CloseWebSocketFrame close = pending;
        if (close != null) {
            pending = null;
            advanceTo(State.CLOSE_PASSED);
            ctx.fireChannelRead(close);
        }
    }

    /**
     * Continues a drain or a client's end of TCP, because everything that was read is handled.
     *
     * @param held whether messages are still in flight
     */
    void onInputDrained(boolean held) {
        if (state == State.DRAINING && !endOfRead.isScheduled()) {
            request(DisconnectCause.DRAIN, CloseCode.GOING_AWAY.code(), "draining");
        }
        if (peerEnded && !held && !endOfRead.isScheduled()) {
            // The client sent no Close, and still gets the responses to its messages.
            close(ctx.newPromise());
        }
    }

    /** Closes TCP after everything that was sent. */
    @SuppressWarnings("FutureReturnValueIgnored") // the promise reports
    void close(ChannelPromise promise) {
        if (state.compareTo(State.LINGERING) >= 0) {
            ctx.channel().closeFuture().addListener(gone -> promise.trySuccess());
            return;
        }
        state = State.LINGERING;
        lifecycle.closing();
        reader.end();
        writer.end();
        // Added only now, because idle connections need none.
        ctx.pipeline().addBefore(ctx.name(), null, new LingeringCloseHandler(peerEnded));
        ctx.close(promise);
    }

    /** Frees a pending Close after the end of TCP. */
    void closed() {
        state = State.CLOSED;
        dropPending();
    }

    /** Changes the state, unless the connection lingers: another Close changes only its cause then. */
    private void advanceTo(State next) {
        if (state.compareTo(State.LINGERING) < 0) {
            state = next;
        }
    }

    private void dropPending() {
        ReferenceCountUtil.release(pending);
        pending = null;
    }
}
