package dev.longwave.websocket;

import dev.longwave.connection.CloseCode;
import dev.longwave.connection.Connection;
import dev.longwave.connection.ConnectionInfo;
import dev.longwave.connection.ConnectionLifecycle;
import dev.longwave.connection.ConnectionStats;
import dev.longwave.connection.DisconnectCause;
import dev.longwave.connection.MessageCounters;
import dev.longwave.connection.Receiver;
import dev.longwave.fanout.Publication;
import dev.longwave.fanout.SlowSubscribers;
import dev.longwave.limits.InboundBudget;
import dev.longwave.limits.Limits;
import dev.longwave.limits.OutboundBudget;
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
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the socket and Vert.x from a connection's upgrade to its end: the peer's bytes become whole messages, in
 * order and within bounds; what is sent is bounded and written in batches; the end has its code.
 *
 * <p>A task behind what a read has brought, the {@linkplain #turn turn}, hands the peer's Close over, which therefore
 * overtakes nothing; writes all answers at once; and reads on.
 *
 * <p>A rule that the peer breaks is handed to Vert.x as if the peer had sent a Close with that rule's code: Vert.x answers
 * with the same and tells the endpoint.
 */
public final class WebSocketHandler extends ChannelDuplexHandler
        implements Connection, SlowSubscribers.Member, OutboundBudget.Client, InboundBudget.Client {

    private final Limits limits;
    private final OutboundBudget backlog;
    private final @Nullable DeflateParameters deflate;
    private final ConnectionLifecycle registration;
    private final MessageCounters traffic;
    private final FrameReader reception;
    private final InFlight inFlight;

    @SuppressWarnings("NullAway.Init") // set before anything else happens
    private ChannelHandlerContext ctx;

    @SuppressWarnings("NullAway.Init") // likewise
    private FrameWriter sending;

    @SuppressWarnings("NullAway.Init") // likewise
    private DeferredTask turns;

    @SuppressWarnings("NullAway.Init") // likewise
    private CloseHandshake closing;

    @SuppressWarnings("NullAway.Init") // likewise
    private WebSocketPeer peer;

    private @Nullable Receiver receiver;

    /** Waits for the peer to take what waits for it. */
    private Runnable relieved = () -> {};

    /**
     * @param unfinished what is held of all connections' messages that are not whole
     * @param backlog what waits for all of them
     * @param deflate how messages may be compressed, if they may
     * @param registration for this connection
     */
    WebSocketHandler(
            Limits limits,
            InboundBudget unfinished,
            OutboundBudget backlog,
            @Nullable DeflateParameters deflate,
            ConnectionLifecycle registration) {
        this.limits = limits;
        this.backlog = backlog;
        this.deflate = deflate;
        this.registration = registration;
        traffic = registration.account().traffic();
        inFlight = new InFlight(limits.inbound());
        MessageInflater inflation = deflate == null ? null : new MessageInflater(deflate.clientTakesOver());
        reception = new FrameReader(limits, inflation, unfinished, this);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        this.ctx = ctx;
        // A peer that has sent its last may still want to read what it gets for that.
        ctx.channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        turns = new DeferredTask(ctx.executor(), this::turn);
        sending = new FrameWriter(
                ctx,
                new OutboundQueue(backlog),
                limits.outbound(),
                deflate,
                traffic,
                reason -> closing.with(CloseCode.TRY_AGAIN_LATER, reason));
        closing = new CloseHandshake(ctx, turns, reception, sending, registration);
        peer = new WebSocketPeer(ctx, this, sending, registration);
        registration.begin(this, peer);
    }

    /** @param early whether the peer sent something before it could know that it may */
    void upgraded(boolean early) {
        sending.begin();
        if (early) {
            end(CloseCode.PROTOCOL_ERROR, "sent before the handshake was answered");
        }
        turns.queue();
    }

    // ---- from the peer

    @Override
    public void receive(Receiver receiver) {
        this.receiver = receiver;
        turns.queue();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object received) {
        registration.heard();
        closing.noPause();
        if (!(received instanceof ByteBuf bytes)) {
            ctx.fireChannelRead(received);
        } else {
            reception.add(ctx, bytes);
            parse();
        }
    }

    private void parse() {
        boolean handedOver = false;
        while (mayTake()) {
            Inbound next = reception.next();
            if (next == null) {
                break;
            }
            handedOver |= take(next);
        }
        if (handedOver) {
            registration.account().heard(System.nanoTime());
            turns.queue();
        }
        boolean mayRead = reception.isEmpty() && mayTake() && !closing.isDraining();
        if (mayRead && !ctx.channel().config().isAutoRead()) {
            closing.noPause();
        }
        // What comes after the end is read as well, and dropped, to see the peer's end of TCP.
        ctx.channel().config().setAutoRead(mayRead || reception.hasEnded());
    }

    private boolean mayTake() {
        return receiver != null && !inFlight.isFull() && !sending.isCongested();
    }

    /** Whether it counts as under way until the next turn. */
    private boolean take(Inbound next) {
        switch (next) {
            case Inbound.Message(boolean text, byte[] payload) -> {
                inFlight.handOver(Limits.costOf(payload.length));
                traffic.received(payload.length);
                handOver(text, payload);
                return true;
            }
            case Inbound.Ping(ByteBuf payload) -> {
                inFlight.handOver(Limits.costOf(payload.readableBytes()));
                send(new PongWebSocketFrame(payload));
                return true;
            }
            case Inbound.Pong(ByteBuf payload) -> {
                payload.release();
                peer.answered();
            }
            case Inbound.Close(ByteBuf payload) ->
                closing.with(DisconnectCause.CLIENT, new CloseWebSocketFrame(true, 0, payload));
            case Inbound.Violation(CloseCode code, String reason) -> closing.with(code, reason);
        }
        return false;
    }

    private void handOver(boolean text, byte[] payload) {
        try {
            Objects.requireNonNull(receiver).message(this, text, payload);
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void turn() {
        inFlight.handled();
        if (!ctx.channel().isActive()) {
            return;
        }
        if (!inFlight.isHeld() && sending.hasBegun()) {
            closing.handOver();
        }
        sending.flush();
        tellIfRelieved();
        parse();
        if (reception.isEmpty()) {
            closing.nothingLeft(inFlight.isHeld());
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
    boolean send(WebSocketFrame frame) {
        if (frame instanceof CloseWebSocketFrame) {
            closing.because(DisconnectCause.ENDPOINT); // or for what it answers
        }
        turns.queue();
        try {
            return sending.send(frame);
        } catch (OutOfMemoryError e) {
            fail(e);
            return false;
        }
    }

    @Override
    public void send(boolean text, byte[] payload) {
        turns.queue();
        try {
            sending.send(text, payload);
        } catch (OutOfMemoryError e) {
            fail(e);
        }
    }

    /** Takes a message that others are sent as well, to go with the next {@link #writeNow}. */
    public boolean send(Publication message) {
        return sending.send(message);
    }

    public ConnectionStats account() {
        return registration.account();
    }

    /** From any thread. */
    @Override
    public long queuedBytes() {
        return sending.queuedBytes();
    }

    /** What it is, for whoever looks at it. From any thread. */
    public ConnectionInfo state(long nanoTime) {
        return ConnectionInfo.of(account(), registration.subject(), queuedBytes(), nanoTime);
    }

    /** Whether more waits for the peer than the kernel takes. */
    public boolean isCongested() {
        return ctx.channel().isActive() && sending.isCongested();
    }

    @Override
    public long taken() {
        return sending.taken();
    }

    @Override
    public void whenRelieved(Runnable relieved) {
        this.relieved = relieved;
    }

    private void tellIfRelieved() {
        if (!sending.isCongested()) {
            Runnable told = relieved;
            relieved = () -> {};
            told.run();
        }
    }

    /** Writes what has been taken, as far as the peer reads. */
    public void writeNow() {
        sending.flush();
    }

    @Override
    public void hold(int bytes) {
        inFlight.hold(bytes + Limits.COST_OF_A_MESSAGE);
    }

    @Override
    public void release(int bytes) {
        if (ctx.executor().inEventLoop()) {
            inFlight.release(bytes + Limits.COST_OF_A_MESSAGE);
            turns.queue();
        } else {
            ctx.executor().execute(() -> release(bytes));
        }
    }

    public EventExecutor loop() {
        return ctx.executor();
    }

    @Override
    public void flush(ChannelHandlerContext ctx) {
        turns.queue();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        turns.queue();
        ctx.fireChannelWritabilityChanged();
    }

    // ---- the end

    @Override
    public void end(CloseCode code, String reason) {
        end(DisconnectCause.of(code), code.code(), reason);
    }

    /** As {@link #end(CloseCode, String)}, with any code. */
    public void end(DisconnectCause ending, int code, String reason) {
        closing.request(ending, code, reason);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            closing.peerEnded();
        }
        ctx.fireUserEventTriggered(event);
    }

    /** From any thread. */
    @SuppressWarnings("FutureReturnValueIgnored") // a task
    public void drainAfter(Duration delay) {
        ctx.executor().schedule(() -> closing.drain(), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        closing.close(promise);
    }

    /** From any thread. */
    @Override
    public void giveUp() {
        ctx.executor().execute(closing::giveUp);
    }

    @Override
    public void endUnfinished() {
        end(DisconnectCause.LIMIT, CloseCode.TRY_AGAIN_LATER.code(), "no memory left for its message");
    }

    /** At once. From any thread. */
    public void abort(DisconnectCause reason) {
        closing.abort(reason);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof IOException) {
            abort(DisconnectCause.CLIENT); // how a peer that has gone is told
        } else {
            fail(cause);
        }
    }

    public void fail(Throwable cause) {
        closing.fail(cause);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        registration.ended(this, closing.ending(), sending.closeCode());
        reception.end();
        sending.drop();
        closing.drop();
        ctx.fireChannelInactive();
    }
}
