package dev.longwave.wire;

import dev.longwave.connection.CloseCode;
import dev.longwave.keepalive.Peer;
import dev.longwave.keepalive.Silence;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.buffer.impl.VertxByteBufAllocator;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the socket and Vert.x from a connection's upgrade to its end: the peer's bytes become whole messages, in
 * order and within bounds; what is sent is bounded and written in batches; the end has its code.
 *
 * <p>What it rests on: endpoints handle a message in one task of this event loop, which is queued while the message is
 * handed over. So a task that is queued after all messages of a read, the {@linkplain #turn turn}, runs when they have been
 * handled. It hands the peer's Close over, which therefore overtakes nothing; writes all answers at once; and reads on.
 *
 * <p>A rule that the peer breaks is handed to Vert.x as if the peer had sent a Close with that rule's code: Vert.x answers
 * with the same and tells the endpoint.
 */
final class WireHandler extends ChannelDuplexHandler implements Peer {

    private static final Logger LOG = Logger.getLogger(WireHandler.class);

    private final WireLimits limits;
    private final Watches watches;
    private final Runnable beforeInactive;
    private final MessageParser parser;
    private final OutboundQueue outbound = new OutboundQueue();

    @SuppressWarnings("NullAway.Init") // set before anything else happens
    private ChannelHandlerContext ctx;

    @SuppressWarnings("NullAway.Init") // likewise
    private Silence silence;

    private long lastTaken;

    /** Whether the 101 is out, so that frames may follow. */
    private boolean upgraded;

    /** Whether a Close, a broken rule or the end of TCP was the last that is taken from the peer. */
    private boolean inputEnded;

    /** Whether the peer has ended its side of TCP. */
    private boolean peerEnded;

    /** Received but not yet looked at: something only while the bound on messages under way holds it back. */
    private @Nullable ByteBuf unparsed;

    /** The cost of the messages that were handed over since the last turn. */
    private int underWay;

    private int turnsQueued;

    /** The peer's Close, or the one for what it did, until everything before it has been handled. */
    private @Nullable CloseWebSocketFrame closeReceived;

    private boolean closeSent;

    /** The peer let more wait than it may: it gets nothing but the Close that says so. */
    private boolean tooSlow;

    /** @param beforeInactive run before the rest of the pipeline hears of the connection's end */
    WireHandler(WireLimits limits, Watches watches, Runnable beforeInactive) {
        this.limits = limits;
        this.watches = watches;
        this.beforeInactive = beforeInactive;
        // Vert.x would copy anything from another allocator.
        parser = new MessageParser(VertxByteBufAllocator.DEFAULT, limits.message());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        this.ctx = ctx;
        silence = watches.of(ctx.executor()).over(this);
    }

    /** @param early whether the peer sent something before it could know that it may */
    void upgraded(boolean early) {
        upgraded = true;
        if (early) {
            end(CloseCode.PROTOCOL_ERROR, "sent before the handshake was answered");
        }
        queueTurn();
    }

    // ---- from the peer

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object received) {
        silence.broken();
        if (!(received instanceof ByteBuf bytes)) {
            ctx.fireChannelRead(received);
        } else if (inputEnded) {
            bytes.release();
        } else {
            unparsed = unparsed == null
                    ? bytes
                    : ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(ctx.alloc(), unparsed, bytes);
            parse();
        }
    }

    private void parse() {
        int before = underWay;
        while (unparsed != null && !inputEnded && underWay < limits.inbound()) {
            Inbound next = parser.next(unparsed);
            if (next == null) {
                forgetUnparsed();
            } else {
                take(next);
            }
        }
        if (underWay > before) {
            queueTurnAfterMessages();
        }
        boolean mayRead = unparsed == null && underWay < limits.inbound() && !outbound.isCongested(ctx);
        if (ctx.channel().config().isAutoRead() != (mayRead || inputEnded)) {
            ctx.channel().config().setAutoRead(mayRead || inputEnded);
        }
    }

    private void take(Inbound next) {
        switch (next) {
            case Inbound.Message(boolean text, ByteBuf payload) -> {
                countUnderWay(payload);
                ctx.fireChannelRead(
                        text ? new TextWebSocketFrame(true, 0, payload) : new BinaryWebSocketFrame(true, 0, payload));
            }
            case Inbound.Ping(ByteBuf payload) -> {
                countUnderWay(payload);
                send(new PongWebSocketFrame(payload));
            }
            case Inbound.Pong(ByteBuf payload) -> payload.release();
            case Inbound.Close(ByteBuf payload) -> end(new CloseWebSocketFrame(true, 0, payload));
            case Inbound.Violation(CloseCode code, String reason) -> end(code, reason);
        }
    }

    private void countUnderWay(ByteBuf payload) {
        underWay += payload.readableBytes() + WireLimits.COST_OF_A_MESSAGE;
    }

    private void end(CloseCode code, String reason) {
        end(new CloseWebSocketFrame(code.code(), reason));
    }

    private void end(CloseWebSocketFrame close) {
        ReferenceCountUtil.release(closeReceived);
        closeReceived = close;
        endInput();
    }

    private void endInput() {
        inputEnded = true;
        forgetUnparsed();
        parser.release();
        queueTurn();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            peerEnded = true;
            queueTurn();
        }
        ctx.fireUserEventTriggered(event);
    }

    // ---- the turn

    private void queueTurn() {
        if (turnsQueued == 0) {
            queueTurnAfterMessages();
        }
    }

    /** Another one, behind what has been handed over since: those before it leave everything to the last. */
    private void queueTurnAfterMessages() {
        turnsQueued++;
        ctx.executor().execute(this::turn);
    }

    private void turn() {
        turnsQueued--;
        if (turnsQueued > 0) {
            return;
        }
        underWay = 0;
        if (!ctx.channel().isActive()) {
            return;
        }
        if (closeReceived != null) {
            CloseWebSocketFrame close = closeReceived;
            closeReceived = null;
            ctx.fireChannelRead(close);
        }
        if (upgraded) {
            outbound.flush(ctx);
        }
        parse();
        if (peerEnded && unparsed == null && turnsQueued == 0) {
            // It sent no Close, and has been answered all the same.
            close(ctx, ctx.newPromise());
        }
        ctx.fireChannelReadComplete();
    }

    // ---- to the peer

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise tells
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (!(message instanceof WebSocketFrame frame)) {
            ctx.write(message, promise);
        } else if (send(frame)) {
            // Accepted: from here on it is sent or its connection ends. Nobody waits for the peer to read it.
            promise.trySuccess();
        } else {
            promise.tryFailure(new HttpClosedException("The connection is closing"));
        }
    }

    /** Takes a frame to be sent, unless it comes after the last one. */
    private boolean send(WebSocketFrame frame) {
        boolean close = frame instanceof CloseWebSocketFrame;
        if (closeSent || (tooSlow && !close)) {
            frame.release();
            return false;
        }
        closeSent = close;
        outbound.add(ctx, frame, upgraded);
        if (outbound.isCongested(ctx) && outbound.pendingBytes(ctx) > limits.outbound()) {
            tooSlow = true;
            closeSent = false;
            outbound.drop();
            end(CloseCode.TOO_SLOW, "too slow");
        }
        queueTurn();
        return true;
    }

    @Override
    public void flush(ChannelHandlerContext ctx) {
        queueTurn();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        queueTurn();
        ctx.fireChannelWritabilityChanged();
    }

    // ---- keep-alive

    @Override
    public boolean isHeldBack() {
        return !ctx.channel().config().isAutoRead();
    }

    @Override
    public boolean hasTakenSomething() {
        long before = lastTaken;
        lastTaken = outbound.taken(ctx);
        return lastTaken > before;
    }

    @Override
    public void ping() {
        send(new PingWebSocketFrame());
    }

    @Override
    public void cut(Duration silent) {
        LOG.infof(
                "Cut a silent connection: connectionId=%s, idleMs=%d",
                ctx.channel().id().asShortText(), silent.toMillis());
        // In a task: the watch is still looking at its peers.
        ctx.executor().execute(this::abort);
    }

    // ---- the end

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise tells
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        watches.of(ctx.executor()).end(silence);
        endInput();
        closeSent = true;
        if (upgraded) {
            outbound.handOver(ctx);
        }
        ctx.close(promise);
    }

    /** At once: from the pipeline's first handler, with none before it that would linger. */
    @SuppressWarnings("FutureReturnValueIgnored") // channelInactive tells
    private void abort() {
        ctx.pipeline().firstContext().close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof IOException) {
            abort(); // how a peer that has gone is told
        } else {
            LOG.error("A connection failed", cause);
            end(CloseCode.INTERNAL, "internal error");
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        watches.of(ctx.executor()).end(silence);
        beforeInactive.run();
        endInput();
        outbound.drop();
        ReferenceCountUtil.release(closeReceived);
        closeReceived = null;
        ctx.fireChannelInactive();
    }

    private void forgetUnparsed() {
        if (unparsed != null) {
            unparsed.release();
            unparsed = null;
        }
    }
}
