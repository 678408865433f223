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
 * The closing handshake of one connection (RFC 6455 §7), and why the connection ends. On its event loop, unless stated.
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
 * <p>A pending Close, the client's or ours, waits until everything before it is handled; everything behind it is dropped.
 * Then Vert.x is told, and responds with the same code.
 */
final class CloseHandshake {

    private static final Logger LOG = Logger.getLogger(CloseHandshake.class);
    private static final Throttle OUT_OF_MEMORY = new Throttle();

    /** In the order in which a connection goes through them. */
    private enum State {
        OPEN,
        /** The connection is to drain: the server still reads what is on its way. */
        QUIET,
        /** The server reads no more, and closes when everything that it has read is handled. */
        DRAINING,
        /** There is a Close for Vert.x. */
        CLOSE_PENDING,
        /** Vert.x has the Close. */
        CLOSE_PASSED,
        /** Everything is written, and the server waits for the client's end of TCP. */
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

    /** The first that was said. */
    private @Nullable DisconnectCause cause;

    /** Of QUIET. */
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

    /** Closes the connection behind everything that was sent, unless it is being closed already. From any thread. */
    void request(DisconnectCause why, int code, String reason) {
        if (!ctx.executor().inEventLoop()) {
            ctx.executor().execute(() -> request(why, code, reason));
        } else if (!reader.hasEnded() && ctx.channel().isActive()) {
            closeAfterPending(why, new CloseWebSocketFrame(code, reason));
        }
    }

    /** Closes the connection behind everything that was received and sent before. */
    void closeAfterPending(CloseCode code, String reason) {
        closeAfterPending(DisconnectCause.of(code), new CloseWebSocketFrame(code.code(), reason));
    }

    /** The last Close counts: a client may turn out to be too slow while its own Close is pending. */
    void closeAfterPending(DisconnectCause why, CloseWebSocketFrame close) {
        setCause(why);
        dropPending();
        pending = close;
        advanceTo(State.CLOSE_PENDING);
        reader.end();
        endOfRead.schedule();
    }

    /** The first cause counts. */
    void setCause(DisconnectCause why) {
        cause = cause == null ? why : cause;
    }

    /** Why the connection ended: if nobody has said so, the client went. */
    DisconnectCause cause() {
        return cause == null ? DisconnectCause.CLIENT : cause;
    }

    void fail(Throwable failure) {
        if (failure instanceof OutOfMemoryError) { // of direct memory: without heap the process ends
            if (OUT_OF_MEMORY.tryAcquire(System.nanoTime())) {
                LOG.warnf("Closed a connection: out of direct memory: %s", failure.getMessage());
            }
            shed();
            return;
        }
        LOG.error("Closed a connection after a failure", failure);
        closeAfterPending(CloseCode.INTERNAL_ERROR, "internal error");
    }

    /** Drops what is queued, for want of memory, and closes with 1013. */
    void shed() {
        if (!writer.acceptsMessages()) {
            abort(DisconnectCause.SLOW_CONSUMER); // Netty has what there is, and drops it with the connection only
        } else if (ctx.channel().isActive()) {
            writer.dropQueue("no memory left for its messages");
        }
    }

    /** Ends the connection at once. From any thread. */
    void abort(DisconnectCause why) {
        ctx.executor().execute(() -> {
            setCause(why);
            Pipelines.closeAtOnce(ctx.pipeline());
        });
    }

    /** Reads what the client has sent by now, and closes with 1001 when that is handled. */
    void drain() {
        if (state == State.OPEN) { // a connection that is accepted while others are drained is told twice
            state = State.QUIET;
            quietPeriod = new QuietPeriod(
                    ctx.executor(), () -> ctx.channel().config().isAutoRead() && !endOfRead.isScheduled());
            quietPeriod.then(this::onQuiet);
        }
    }

    private void onQuiet() {
        if (state == State.QUIET) {
            state = State.DRAINING;
            endOfRead.schedule();
        }
    }

    /** The client is sending, or is read again only now. */
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
        endOfRead.schedule();
    }

    /** Everything before the Close is handled. */
    void passOn() {
        CloseWebSocketFrame close = pending;
        if (close != null) {
            pending = null;
            advanceTo(State.CLOSE_PASSED);
            ctx.fireChannelRead(close);
        }
    }

    /**
     * Everything that was read is handled.
     *
     * @param held but for messages that are still in flight
     */
    void onInputDrained(boolean held) {
        if (state == State.DRAINING && !endOfRead.isScheduled()) {
            request(DisconnectCause.DRAIN, CloseCode.GOING_AWAY.code(), "draining");
        }
        if (peerEnded && !held && !endOfRead.isScheduled()) {
            // The client sent no Close, and gets the responses to what it sent all the same.
            close(ctx.newPromise());
        }
    }

    /** Closes TCP behind everything that was sent. */
    @SuppressWarnings("FutureReturnValueIgnored") // the promise tells
    void close(ChannelPromise promise) {
        if (state.compareTo(State.LINGERING) >= 0) {
            ctx.channel().closeFuture().addListener(gone -> promise.trySuccess());
            return;
        }
        state = State.LINGERING;
        lifecycle.closing();
        reader.end();
        writer.end();
        // Added only now: idle connections need none.
        ctx.pipeline().addBefore(ctx.name(), null, new LingeringCloseHandler(peerEnded));
        ctx.close(promise);
    }

    /** TCP has ended. */
    void closed() {
        state = State.CLOSED;
        dropPending();
    }

    /** Once a connection lingers, another Close changes nothing any more but its cause. */
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
