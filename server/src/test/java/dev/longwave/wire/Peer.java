package dev.longwave.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The client of a connection that is open, with an event loop of its own, which runs when it is asked what came. */
public final class Peer {

    private final WireHandler wire;
    private final EmbeddedChannel channel;
    private final List<String> received = new ArrayList<>();
    private final List<String> closes = new ArrayList<>();

    public Peer() {
        this(null);
    }

    /** @param deflate how its messages are compressed, if they are */
    Peer(@Nullable DeflateParameters deflate) {
        wire = BareWire.handler(deflate);
        channel = new EmbeddedChannel(wire);
        wire.upgraded(false);
    }

    /** It as the server has it. */
    public Outlet connection() {
        return wire;
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

    private void run() {
        for (ByteBuf frame = next(); frame != null; frame = next()) {
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
