package dev.longwave.websocket;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.RawWebSocketClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Client that compresses all its messages and accepts compressed ones (RFC 7692). */
final class DeflatingClient implements AutoCloseable {

    private static final int RSV1 = 0x40;
    private static final int FIN = 0x80;

    private final RawWebSocketClient tcp;
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final Inflater inflater = new Inflater(true);
    private final byte[] buffer = new byte[1 << 16];
    private int compressedMessages;

    private DeflatingClient(RawWebSocketClient tcp) {
        this.tcp = tcp;
    }

    static DeflatingClient offering(String extensions, URI endpoint) throws IOException {
        return new DeflatingClient(RawWebSocketClient.offering(extensions, endpoint));
    }

    /** Returns the extensions that the server accepted. */
    String extensions() {
        return tcp.extensions();
    }

    /** Returns the number of compressed messages that the client has received. */
    int compressedMessages() {
        return compressedMessages;
    }

    /** Sends a message in fragments of a maximum of compressed bytes. */
    void send(int opcode, byte[] message, int fragment) throws IOException {
        byte[] compressed = compress(message);
        FrameBuilder frames = new FrameBuilder();
        for (int from = 0; from < compressed.length; from += fragment) {
            int to = Math.min(compressed.length, from + fragment);
            int first = (from == 0 ? RSV1 | opcode : 0) | (to == compressed.length ? FIN : 0);
            frames.frame(first, Arrays.copyOfRange(compressed, from, to));
        }
        tcp.send(frames);
    }

    /** Sends bytes as if they were a compressed message. */
    void sendAsIs(int opcode, byte[] compressed) throws IOException {
        tcp.send(new FrameBuilder().frame(FIN | RSV1 | opcode, compressed));
    }

    byte[] compress(byte[] message) {
        if (message.length == 0) {
            return new byte[1];
        }
        deflater.setInput(message);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int count;
        do {
            count = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
            out.write(buffer, 0, count);
        } while (count == buffer.length);
        if (extensions().contains("client_no_context_takeover")) {
            deflater.reset();
        }
        return Arrays.copyOf(out.toByteArray(), out.size() - 4);
    }

    /** Returns the next message, decompressed if it was compressed. */
    byte[] message(int opcode) throws IOException, DataFormatException {
        RawWebSocketClient.Frame frame = tcp.nextFrame();
        if (frame.first() == (FIN | opcode)) {
            return frame.payload().array();
        }
        if (frame.first() != (FIN | RSV1 | opcode)) {
            throw new IOException("unexpected frame " + Integer.toHexString(frame.first()));
        }
        compressedMessages++;
        byte[] payload = Arrays.copyOf(frame.payload().array(), frame.payload().capacity() + 4);
        payload[payload.length - 1] = -1;
        payload[payload.length - 2] = -1;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        inflater.setInput(payload);
        for (int count = inflater.inflate(buffer); count > 0; count = inflater.inflate(buffer)) {
            out.write(buffer, 0, count);
        }
        if (extensions().contains("server_no_context_takeover")) {
            inflater.reset();
        }
        return out.toByteArray();
    }

    /** Returns the next event that is no compressed message, in the form of {@link RawWebSocketClient#next}. */
    String next() throws IOException {
        return tcp.next();
    }

    @Override
    public void close() throws IOException {
        deflater.end();
        inflater.end();
        tcp.close();
    }
}
