package dev.longwave.websocket;

import dev.longwave.connection.Connection;
import dev.longwave.connection.Session;
import dev.longwave.fanout.Subscriber;
import dev.longwave.websocket.codec.DeflateParameters;
import dev.longwave.websocket.codec.FrameBuilder;
import dev.longwave.websocket.codec.FrameHeader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Client of an open connection. Its event loop runs when a test reads what the client received. */
public final class FakeClient {

    private final WebSocketHandler handler;
    private final EmbeddedChannel channel;
    private final List<String> received = new ArrayList<>();
    private final List<String> closes = new ArrayList<>();

    public FakeClient() {
        this(null, new TestConnections.Nobody());
        handler.startReading();
    }

    /** Creates a client, from which the server reads once its endpoint is {@linkplain #serve open}. */
    public FakeClient(Session session) {
        this(null, session);
    }

    /** @param deflate parameters of compression; null without compression */
    FakeClient(@Nullable DeflateParameters deflate, Session session) {
        this(deflate, session, false);
    }

    private FakeClient(@Nullable DeflateParameters deflate, Session session, boolean frozen) {
        handler = TestConnections.handler(deflate, session);
        channel = new EmbeddedChannel();
        if (frozen) {
            channel.freezeTime();
        }
        channel.pipeline().addLast(handler);
        handler.connection().upgraded(false);
    }

    /** Creates a client whose event loop's time passes only when a test {@linkplain #advance tells}. */
    public static FakeClient inFrozenTime(Session session) {
        return new FakeClient(null, session, true);
    }

    /** Opens the endpoint. */
    public void serve() {
        handler.startReading();
    }

    public void send(String text) {
        write(FrameBuilder.last(FrameHeader.TEXT, text.getBytes(StandardCharsets.UTF_8)));
    }

    public void sendClose(int code) {
        write(FrameBuilder.last(FrameHeader.CLOSE, new byte[] {(byte) (code >> 8), (byte) code}));
    }

    public void sendPing() {
        write(FrameBuilder.last(FrameHeader.PING, new byte[0]));
    }

    /** Lets time pass, and runs what is scheduled for it. */
    public void advance(long time, TimeUnit unit) {
        channel.advanceTimeBy(time, unit);
        run();
    }

    /** Returns whether a task waits for its time. */
    public boolean isScheduled() {
        run();
        return channel.hasPendingTasks();
    }

    public boolean isOpen() {
        run();
        return channel.isActive();
    }

    /** Returns whether the server reads from this client. */
    public boolean isRead() {
        run();
        return channel.config().isAutoRead();
    }

    /** Returns the server's connection of this client. */
    public Connection connection() {
        return handler.connection();
    }

    public Subscriber subscriber() {
        return handler.connection();
    }

    /** Returns the first byte of each received frame in hex, and its payload, as text if it is not compressed. */
    public List<String> received() {
        run();
        return List.copyOf(received);
    }

    /** Returns the codes and reasons of the Closes received so far. */
    public List<String> closes() {
        run();
        return List.copyOf(closes);
    }

    public void go() {
        channel.close().syncUninterruptibly();
    }

    ByteBuf next() {
        channel.runPendingTasks();
        return channel.readOutbound();
    }

    private void write(byte... bytes) {
        channel.writeInbound(Unpooled.wrappedBuffer(bytes));
    }

    private void run() {
        for (ByteBuf frames = next(); frames != null; frames = next()) {
            while (frames.isReadable()) { // an empty write at the end reports that everything is written
                receive(frames);
            }
            frames.release();
        }
        for (Object read = channel.readInbound(); read != null; read = channel.readInbound()) {
            if (read instanceof CloseWebSocketFrame close) {
                closes.add(close.statusCode() + " " + close.reasonText());
            }
            ReferenceCountUtil.release(read);
        }
    }

    private void receive(ByteBuf frames) {
        int first = frames.readUnsignedByte();
        int length = frames.readUnsignedByte();
        ByteBuf frame = frames.readSlice(length == 126 ? frames.readUnsignedShort() : length);
        String payload = first == 0x81 ? frame.toString(StandardCharsets.UTF_8) : ByteBufUtil.hexDump(frame);
        received.add(Integer.toHexString(first) + " " + payload);
    }
}
