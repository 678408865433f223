package dev.longwave.websocket;

import dev.longwave.connection.CloseCode;
import dev.longwave.connection.ConnectionLifecycle;
import dev.longwave.connection.DisconnectCause;
import dev.longwave.connection.Session;
import dev.longwave.limits.Budgets;
import dev.longwave.limits.InboundBudget;
import dev.longwave.limits.Limits;
import dev.longwave.websocket.codec.DeflateParameters;
import dev.longwave.websocket.codec.Inbound;
import dev.longwave.websocket.codec.MessageInflater;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Handler between the socket and Vert.x, from a connection's upgrade to its end. Decodes the client's bytes into complete
 * messages, in order and within limits, and delivers them to the session. Other packages see a {@link FramedConnection}.
 *
 * <p>A {@linkplain #endOfRead task after each read} passes the client's Close on, which therefore overtakes no message, writes
 * all responses at once, and continues reading.
 *
 * <p>A protocol error is passed to Vert.x as if the client had sent a Close with the error's code: Vert.x responds with the
 * same code and tells the endpoint.
 */
final class WebSocketHandler extends ChannelDuplexHandler implements InboundBudget.Client {

    private final Budgets budgets;
    private final @Nullable DeflateParameters deflate;
    private final ConnectionLifecycle lifecycle;
    private final Session session;
    private final FrameReader reader;
    private final InFlight inFlight;

    @SuppressWarnings("NullAway.Init") // handlerAdded() sets it, before any other call
    private FramedConnection connection;

    @SuppressWarnings("NullAway.Init") // handlerAdded() sets it too
    private WebSocketPeer keepAlive;

    /** Whether the endpoint is open. The server reads nothing before. */
    private boolean reading;

    /** @param deflate parameters of compression; null without compression */
    WebSocketHandler(Budgets budgets, @Nullable DeflateParameters deflate, ConnectionLifecycle lifecycle) {
        this.budgets = budgets;
        this.deflate = deflate;
        this.lifecycle = lifecycle;
        session = lifecycle.session();
        inFlight = new InFlight(budgets.limits().inbound());
        MessageInflater inflater = deflate == null ? null : new MessageInflater(deflate.clientTakesOver());
        reader = new FrameReader(budgets.limits(), inflater, budgets.inbound(), this);
    }

    /** Starts reading from the client. Called once, when the route is open. */
    void startReading() {
        reading = true;
        connection.scheduleEndOfRead();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        // A client that has ended its side may still want to read the responses.
        ctx.channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        DeferredTask endOfRead = new DeferredTask(ctx.executor(), this::endOfRead);
        FrameWriter writer = new FrameWriter(
                ctx,
                new OutboundQueue(budgets.outbound(), budgets.limits().outbound()),
                deflate,
                lifecycle.stats().counters(),
                reason -> connection.closeHandshake().closeAfterPending(CloseCode.TRY_AGAIN_LATER, reason));
        CloseHandshake closeHandshake = new CloseHandshake(ctx, endOfRead, reader, writer, lifecycle);
        connection = new FramedConnection(ctx, writer, closeHandshake, inFlight, lifecycle);
        keepAlive = new WebSocketPeer(connection, inFlight, lifecycle);
        lifecycle.begin(connection, keepAlive);
    }

    FramedConnection connection() {
        return connection;
    }

    // ---- from the client

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object received) {
        if (!reader.hasEnded()) {
            lifecycle.onRead(); // later bytes are no sign that the client reads
        }
        connection.closeHandshake().onRead();
        if (received instanceof ByteBuf bytes) {
            reader.add(ctx, bytes);
            parse(ctx);
        } else {
            ctx.fireChannelRead(received);
        }
    }

    private void parse(ChannelHandlerContext ctx) {
        boolean delivered = false;
        while (canRead()) {
            Inbound next = reader.next();
            if (next == null) {
                break;
            }
            delivered |= handle(next);
        }
        if (delivered) {
            lifecycle.stats().onMessage(System.nanoTime());
            connection.scheduleEndOfRead();
        }
        CloseHandshake closeHandshake = connection.closeHandshake();
        boolean autoRead = reader.isEmpty() && canRead() && !closeHandshake.isDraining();
        if (autoRead && !ctx.channel().config().isAutoRead()) {
            closeHandshake.onRead(); // data in kernel buffers counts as arriving now
        }
        // Data that arrives after the end is read and dropped, to see the client's end of TCP.
        ctx.channel().config().setAutoRead(autoRead || reader.hasEnded());
    }

    private boolean canRead() {
        return reading && !inFlight.isFull() && !connection.writer().isCongested();
    }

    /** Handles a message, frame or violation. Returns whether it counts as in flight until the end of the read. */
    private boolean handle(Inbound next) {
        switch (next) {
            case Inbound.Message(boolean text, byte[] payload) -> {
                inFlight.deliver(Limits.costOf(payload.length));
                lifecycle.stats().counters().received(payload.length);
                try {
                    session.message(text, payload);
                } catch (RuntimeException | Error e) {
                    connection.fail(e);
                }
                return true;
            }
            case Inbound.Ping(ByteBuf payload) -> {
                inFlight.deliver(Limits.costOf(payload.readableBytes()));
                connection.pong(payload);
                return true;
            }
            case Inbound.Pong(ByteBuf payload) -> {
                payload.release();
                keepAlive.onPong();
            }
            case Inbound.Close(ByteBuf payload) ->
                connection
                        .closeHandshake()
                        .closeAfterPending(DisconnectCause.CLIENT, new CloseWebSocketFrame(true, 0, payload));
            case Inbound.Violation(CloseCode code, String reason) ->
                connection.closeHandshake().closeAfterPending(code, reason);
        }
        return false;
    }

    private void endOfRead() {
        ChannelHandlerContext ctx = connection.context();
        inFlight.endOfRead();
        if (!ctx.channel().isActive()) {
            return;
        }
        CloseHandshake closeHandshake = connection.closeHandshake();
        if (!inFlight.isHeld() && connection.writer().hasBegun()) {
            closeHandshake.passOn();
        }
        connection.flushAndNotify();
        parse(ctx);
        if (reader.isEmpty()) {
            closeHandshake.onInputDrained(inFlight.isHeld());
        }
        ctx.fireChannelReadComplete();
    }

    /** Closes the connection, because the incomplete messages of all clients exceed their limit. From any thread. */
    @Override
    public void dropUnfinished() {
        connection.close(DisconnectCause.LIMIT, CloseCode.TRY_AGAIN_LATER.code(), "no memory left for its message");
    }

    // ---- from Vert.x

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise reports
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (!(message instanceof WebSocketFrame frame)) {
            ctx.write(message, promise);
        } else if (connection.send(frame)) {
            // Accepted: the frame is sent, or its connection ends. No caller waits for the client to read it.
            promise.trySuccess();
        } else {
            promise.tryFailure(new HttpClosedException("The connection is closing"));
        }
    }

    @Override
    public void flush(ChannelHandlerContext ctx) {
        connection.scheduleEndOfRead();
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        connection.closeHandshake().close(promise);
    }

    // ---- from the socket

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        connection.scheduleEndOfRead();
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE || event instanceof SslCloseCompletionEvent) {
            connection.closeHandshake().onPeerEnded();
        }
        ctx.fireUserEventTriggered(event);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof IOException) {
            connection.abort(DisconnectCause.CLIENT); // Netty reports a vanished client this way
        } else {
            connection.fail(cause);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        CloseHandshake closeHandshake = connection.closeHandshake();
        lifecycle.ended(connection, closeHandshake.cause(), connection.writer().closeCode());
        reader.end();
        connection.writer().drop();
        closeHandshake.closed();
        ctx.fireChannelInactive();
    }
}
