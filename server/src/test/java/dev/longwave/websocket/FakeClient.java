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
import org.jspecify.annotations.Nullable;

/** The client of a connection that is open, with an event loop of its own, which runs when it is asked what came. */
public final class FakeClient {

    private final WebSocketHandler handler;
    private final EmbeddedChannel channel;
    private final List<String> received = new ArrayList<>();
    private final List<String> closes = new ArrayList<>();

    public FakeClient() {
        this(null, new TestConnections.Nobody());
        handler.startReading();
    }

    /** Is not read before its endpoint is {@linkplain #serve open}. */
    public FakeClient(Session session) {
        this(null, session);
    }

    /** @param deflate how its messages are compressed, if they are */
    FakeClient(@Nullable DeflateParameters deflate, Session session) {
        handler = TestConnections.handler(deflate, session);
        channel = new EmbeddedChannel(handler);
        handler.upgraded(false);
    }

    /** Its endpoint is open. */
    public void serve() {
        handler.startReading();
    }

    public void send(String text) {
        write(FrameBuilder.last(FrameHeader.TEXT, text.getBytes(StandardCharsets.UTF_8)));
    }

    public void sendClose(int code) {
        write(FrameBuilder.last(FrameHeader.CLOSE, new byte[] {(byte) (code >> 8), (byte) code}));
    }

    /** Whether the server reads what it sends. */
    public boolean isRead() {
        run();
        return channel.config().isAutoRead();
    }

    /** It as the server has it. */
    public Connection connection() {
        return handler.connection();
    }

    public Subscriber subscriber() {
        return handler.connection();
    }

    /** The first byte of each frame that came until now, in hex, and what is in it: as text if it is not compressed. */
    public List<String> received() {
        run();
        return List.copyOf(received);
    }

    /** With what the server has closed it until now: code and reason. */
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
        for (ByteBuf frame = next(); frame != null; frame = next()) {
            if (!frame.isReadable()) {
                continue; // what is written last, to be told when all is
            }
            int first = frame.readUnsignedByte();
            frame.skipBytes(frame.readUnsignedByte() == 126 ? Short.BYTES : 0);
            String payload = first == 0x81 ? frame.toString(StandardCharsets.UTF_8) : ByteBufUtil.hexDump(frame);
            received.add(Integer.toHexString(first) + " " + payload);
            frame.release();
        }
        for (Object read = channel.readInbound(); read != null; read = channel.readInbound()) {
            if (read instanceof CloseWebSocketFrame close) {
                closes.add(close.statusCode() + " " + close.reasonText());
            }
            ReferenceCountUtil.release(read);
        }
    }
}
