package dev.longwave.websocket.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Run of the decoder on bytes in pieces, with its results as text. */
public final class DecoderRun {

    public static final int LIMIT = 1000;

    private DecoderRun() {}

    public static byte[] join(byte[]... frames) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            all.writeBytes(frame);
        }
        return all.toByteArray();
    }

    static List<String> whole(byte[] bytes) {
        return inPieces(bytes, Math.max(1, bytes.length));
    }

    static List<String> inPieces(byte[] bytes, int size) {
        return run(bytes, size, null);
    }

    /** Decodes with permessage-deflate. */
    public static List<String> inflating(byte[] bytes, boolean takesOver) {
        return inflatingInPieces(bytes, takesOver, Math.max(1, bytes.length));
    }

    public static List<String> inflatingInPieces(byte[] bytes, boolean takesOver, int size) {
        return run(bytes, size, new MessageInflater(takesOver));
    }

    /** Stops at a Close or a violation, as the server does. */
    private static List<String> run(byte[] bytes, int size, @Nullable MessageInflater inflation) {
        MessageDecoder parser = new MessageDecoder(UnpooledByteBufAllocator.DEFAULT, LIMIT, inflation);
        List<String> out = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += size) {
            ByteBuf piece = Unpooled.wrappedBuffer(bytes, from, Math.min(size, bytes.length - from));
            for (Inbound next = parser.next(piece); next != null; next = parser.next(piece)) {
                out.add(describe(next));
                if (next instanceof Inbound.Close || next instanceof Inbound.Violation) {
                    parser.release();
                    return out;
                }
            }
        }
        parser.release();
        return out;
    }

    private static String describe(Inbound inbound) {
        return switch (inbound) {
            case Inbound.Message(boolean text, byte[] payload) ->
                text
                        ? "text " + new String(payload, UTF_8)
                        : "binary " + HexFormat.of().formatHex(payload);
            case Inbound.Ping(ByteBuf payload) -> "ping " + hex(payload);
            case Inbound.Pong(ByteBuf payload) -> "pong " + hex(payload);
            case Inbound.Close(ByteBuf payload) -> "close " + hex(payload);
            case Inbound.Violation(var code, String reason) -> code.code() + " " + reason;
        };
    }

    private static String hex(ByteBuf payload) {
        byte[] bytes = new byte[payload.readableBytes()];
        payload.readBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
