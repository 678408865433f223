package dev.longwave.harness;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLSocket;

/** A connection over which frames of HTTP/2 (RFC 9113 §4) are sent as no client would. */
public final class Http2Client implements AutoCloseable {

    public static final int DATA = 0;
    public static final int HEADERS = 1;
    public static final int RESET = 3;
    public static final int SETTINGS = 4;
    public static final int PING = 6;
    public static final int GO_AWAY = 7;
    public static final int CONTINUATION = 9;

    public static final int END_STREAM = 1;
    public static final int END_HEADERS = 4;
    private static final int PRIORITY = 0x20;

    public static final int INITIAL_WINDOW_SIZE = 4;

    // Fields of the static table (RFC 7541, Appendix A).
    public static final byte OK = (byte) 0x88;
    public static final byte BAD_REQUEST = (byte) 0x8c;
    private static final int GET = 0x82;
    private static final int POST = 0x83;

    private static final int PATIENCE_MS = 20_000;

    private final SSLSocket socket;
    private final DataInputStream in;

    private Http2Client(SSLSocket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MS);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /**
     * Connects, and begins with its settings.
     *
     * @param settings identifier and value, again and again
     */
    public static Http2Client connect(Pem pem, URI server, int... settings)
            throws IOException, GeneralSecurityException {
        SSLSocket socket = pem.connect(server, parameters -> parameters.setApplicationProtocols(new String[] {"h2"}));
        assertThat(socket.getApplicationProtocol()).isEqualTo("h2");
        Http2Client peer = new Http2Client(socket);
        ByteBuffer payload = ByteBuffer.allocate(3 * settings.length);
        for (int i = 0; i < settings.length; i += 2) {
            payload.putChar((char) settings[i]).putInt(settings[i + 1]);
        }
        peer.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII), frame(SETTINGS, 0, 0, payload.array()));
        return peer;
    }

    /** The bytes of a frame. */
    public static byte[] frame(int type, int flags, int stream, byte... payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .put((byte) (payload.length >> 16))
                .putChar((char) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    /** A whole request, as a frame. */
    public static byte[] get(int stream, String path) {
        return frame(HEADERS, END_STREAM | END_HEADERS, stream, head(GET, path));
    }

    /** The head of a request that has a body, as a frame. */
    public static byte[] post(int stream, String path) {
        return frame(HEADERS, END_HEADERS, stream, head(POST, path));
    }

    /** The head of a request (RFC 7541): from the static table its method, :scheme https, and literals. */
    private static byte[] head(int method, String path) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes(new byte[] {(byte) method, (byte) 0x87, 0x04, (byte) path.length()});
        head.writeBytes(path.getBytes(US_ASCII));
        head.writeBytes(new byte[] {0x01, 9});
        head.writeBytes("localhost".getBytes(US_ASCII));
        return head.toByteArray();
    }

    public void send(byte[]... frames) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            all.writeBytes(frame);
        }
        socket.getOutputStream().write(all.toByteArray());
    }

    /** The next frame of this type; those before it are passed over. */
    public Frame next(int type) throws IOException {
        while (true) {
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            int found = in.readUnsignedByte();
            int flags = in.readUnsignedByte();
            int stream = in.readInt();
            ByteBuffer payload = ByteBuffer.wrap(in.readNBytes(length));
            if (found == type) {
                return new Frame(flags, stream, payload);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    public record Frame(int flags, int stream, ByteBuffer payload) {

        /** What {@link #HEADERS} has behind its priority, if it has one. */
        public ByteBuffer fields() {
            int from = (flags & PRIORITY) == 0 ? 0 : 5;
            return payload.slice(from, payload.limit() - from);
        }
    }
}
