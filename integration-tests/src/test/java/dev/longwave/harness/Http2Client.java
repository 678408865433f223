package dev.longwave.harness;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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

/** HTTP/2 connection that sends arbitrary frames (RFC 9113 §4), also ones that no real client sends. */
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
    private static final byte GET = (byte) 0x82;
    private static final byte POST = (byte) 0x83;

    private static final int READ_TIMEOUT_MS = 20_000;

    private final SSLSocket socket;
    private final DataInputStream in;

    private Http2Client(SSLSocket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(READ_TIMEOUT_MS);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /**
     * Connects and sends the settings.
     *
     * @param settings pairs of identifier and value
     */
    public static Http2Client connect(Pem pem, URI server, int... settings)
            throws IOException, GeneralSecurityException {
        SSLSocket socket = pem.connect(server, parameters -> parameters.setApplicationProtocols(new String[] {"h2"}));
        assertThat(socket.getApplicationProtocol()).isEqualTo("h2");
        Http2Client client = new Http2Client(socket);
        ByteBuffer payload = ByteBuffer.allocate(3 * settings.length);
        for (int i = 0; i < settings.length; i += 2) {
            payload.putChar((char) settings[i]).putInt(settings[i + 1]);
        }
        client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII), frame(SETTINGS, 0, 0, payload.array()));
        return client;
    }

    /** Returns the bytes of a frame. */
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

    /** Returns a complete request as one frame. */
    public static byte[] get(int stream, String path) {
        return frame(HEADERS, END_STREAM | END_HEADERS, stream, fields(new byte[] {GET}, path));
    }

    /** Returns a complete HEAD request as one frame. */
    public static byte[] head(int stream, String path) {
        return frame(HEADERS, END_STREAM | END_HEADERS, stream, fields(new byte[] {0x02, 4, 'H', 'E', 'A', 'D'}, path));
    }

    /**
     * Returns a complete request as one frame.
     *
     * @param fields names and values in turn, pseudo-header fields included, each shorter than 127 bytes
     */
    public static byte[] request(int stream, String... fields) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            head.write(0); // a literal field without indexing (RFC 7541 §6.2.2)
            for (String part : new String[] {fields[i], fields[i + 1]}) {
                head.write(part.length());
                head.writeBytes(part.getBytes(ISO_8859_1));
            }
        }
        return frame(HEADERS, END_STREAM | END_HEADERS, stream, head.toByteArray());
    }

    /** Returns the head of a request with a body as one frame. */
    public static byte[] post(int stream, String path) {
        return frame(HEADERS, END_HEADERS, stream, fields(new byte[] {POST}, path));
    }

    /** Returns the head of a request (RFC 7541): method and :scheme https from the static table, then literals. */
    private static byte[] fields(byte[] method, String path) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes(method);
        head.writeBytes(new byte[] {(byte) 0x87, 0x04, (byte) path.length()});
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

    /** Returns the next frame of this type, and skips the frames before it. */
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

        /** Returns the fields of {@link #HEADERS}, without its priority. */
        public ByteBuffer fields() {
            int from = (flags & PRIORITY) == 0 ? 0 : 5;
            return payload.slice(from, payload.limit() - from);
        }
    }
}
