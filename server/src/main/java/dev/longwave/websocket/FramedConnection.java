package dev.longwave.websocket;

import dev.longwave.connection.CloseCode;
import dev.longwave.connection.ConnectionInfo;
import dev.longwave.connection.ConnectionLifecycle;
import dev.longwave.connection.ConnectionStats;
import dev.longwave.connection.DisconnectCause;
import dev.longwave.connection.FrameControl;
import dev.longwave.connection.ManagedConnection;
import dev.longwave.fanout.Publication;
import dev.longwave.fanout.Subscriber;
import dev.longwave.limits.Limits;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * An open WebSocket as the rest of the server sees it: sessions, fan-out, registry, budgets and drain. Its bytes pass through
 * {@link WebSocketHandler}. On the connection's event loop, unless an interface states otherwise.
 */
final class FramedConnection implements ManagedConnection, Subscriber {

    private static final Logger LOG = Logger.getLogger(FramedConnection.class);

    private final ChannelHandlerContext ctx;
    private final FrameWriter writer;
    private final CloseHandshake closeHandshake;
    private final InFlight inFlight;
    private final ConnectionLifecycle lifecycle;

    private boolean answersPings = true;

    /** Replaced by an empty list when the actions run. Empty for nearly all connections, nearly always. */
    private List<Runnable> onWritable = List.of();

    FramedConnection(
            ChannelHandlerContext ctx,
            FrameWriter writer,
            CloseHandshake closeHandshake,
            InFlight inFlight,
            ConnectionLifecycle lifecycle) {
        this.ctx = ctx;
        this.writer = writer;
        this.closeHandshake = closeHandshake;
        this.inFlight = inFlight;
        this.lifecycle = lifecycle;
    }

    ChannelHandlerContext context() {
        return ctx;
    }

    FrameWriter writer() {
        return writer;
    }

    CloseHandshake closeHandshake() {
        return closeHandshake;
    }

    void scheduleEndOfRead() {
        closeHandshake.endOfRead().schedule();
    }

    /** @param early whether the client sent bytes before the response to its handshake */
    void upgraded(boolean early) {
        writer.begin();
        if (early) {
            close(CloseCode.PROTOCOL_ERROR, "sent before the handshake was answered");
        }
        scheduleEndOfRead();
    }

    // ---- to the client

    @Override
    public void send(boolean text, byte[] payload) {
        scheduleEndOfRead();
        try {
            writer.send(text, payload);
        } catch (OutOfMemoryError e) {
            fail(e);
        }
    }

    /** Queues a frame. Returns false if it is dropped because it comes after the Close. */
    boolean send(WebSocketFrame frame) {
        if (frame instanceof CloseWebSocketFrame) {
            closeHandshake.setCause(DisconnectCause.ENDPOINT); // or the cause of the Close that this one responds to
        }
        scheduleEndOfRead();
        try {
            return writer.send(frame);
        } catch (OutOfMemoryError e) {
            fail(e);
            return false;
        }
    }

    /** Responds to a Ping with its payload. */
    void pong(ByteBuf payload) {
        if (answersPings) {
            send(new PongWebSocketFrame(payload));
        } else {
            payload.release();
        }
    }

    @Override
    public FrameControl frames() {
        return new WebSocketFrames(this, ctx, closeHandshake, writer, () -> answersPings = false);
    }

    @Override
    public void hold(int bytes) {
        inFlight.hold(bytes + Limits.COST_OF_A_MESSAGE);
    }

    @Override
    public void release(int bytes) {
        if (ctx.executor().inEventLoop()) {
            inFlight.release(bytes + Limits.COST_OF_A_MESSAGE);
            scheduleEndOfRead();
        } else {
            ctx.executor().execute(() -> release(bytes));
        }
    }

    // ---- in a fan-out

    @Override
    public Subscriber subscriber() {
        return this;
    }

    @Override
    public ScheduledExecutorService eventLoop() {
        return ctx.executor();
    }

    @Override
    public boolean deliver(Publication publication) {
        return writer.send(publication);
    }

    @Override
    public void flush() {
        writer.flush();
    }

    @Override
    public boolean isWritable() {
        return !ctx.channel().isActive() || !writer.isCongested();
    }

    @Override
    public long bytesFlushed() {
        return writer.bytesFlushed();
    }

    @Override
    public void onWritable(Runnable action) {
        if (onWritable.isEmpty()) {
            onWritable = new ArrayList<>(1);
        }
        onWritable.add(action);
    }

    /** Writes queued data, and runs the actions of {@link #onWritable} if the kernel has accepted all of it. */
    void flushAndNotify() {
        writer.flush();
        if (!onWritable.isEmpty() && !writer.isCongested()) {
            List<Runnable> actions = onWritable;
            onWritable = List.of();
            for (Runnable action : actions) {
                try {
                    action.run();
                } catch (RuntimeException e) {
                    LOG.error("An action of a writable connection failed", e); // and the others run
                }
            }
        }
    }

    // ---- the end

    @Override
    public void close(CloseCode code, String reason) {
        close(DisconnectCause.of(code), code.code(), reason);
    }

    @Override
    public void close(DisconnectCause cause, int code, String reason) {
        closeHandshake.request(cause, code, reason);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a task
    public void drain(Duration delay) {
        ctx.executor().schedule(closeHandshake::drain, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void abort(DisconnectCause cause) {
        closeHandshake.abort(cause);
    }

    @Override
    public void fail(Throwable cause) {
        closeHandshake.fail(cause);
    }

    /** Drops the queue, because the queues of all clients together exceed their limit. From any thread. */
    @Override
    public void shed() {
        ctx.executor().execute(closeHandshake::shed);
    }

    // ---- for the registry and the management interface: from any thread

    @Override
    public long id() {
        return stats().id();
    }

    @Override
    public ConnectionStats stats() {
        return lifecycle.stats();
    }

    @Override
    public long queuedBytes() {
        return writer.queuedBytes();
    }

    @Override
    public ConnectionInfo info(long nanoTime) {
        return ConnectionInfo.of(stats(), lifecycle.session().subject(), queuedBytes(), nanoTime);
    }
}
