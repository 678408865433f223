package dev.longwave.harness;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Upgraded TCP connection that sends arbitrary bytes. */
public final class RawWebSocketClient implements AutoCloseable {

    private static final int READ_TIMEOUT_MS = 20_000;

    private final Socket socket;
    private final DataInputStream in;
    private String extensions = "";

    private RawWebSocketClient(Socket socket) throws IOException {
        this.socket = socket;
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
    }

    /** Connects and sends the handshake and these bytes in one write. */
    public static RawWebSocketClient upgrade(URI endpoint, byte... after) throws IOException {
        return upgrade(connect(endpoint), endpoint, after);
    }

    /**
     * Connects with a receive buffer that fills sooner than the kernel's default if the client does not read.
     *
     * @param bytes the requested size; the kernel has a minimum and a maximum
     */
    public static RawWebSocketClient withReceiveBuffer(int bytes, URI endpoint) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(bytes);
        socket.connect(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()));
        return upgrade(socket, endpoint);
    }

    /** Performs the handshake on a connected socket and sends these bytes in the same write. */
    public static RawWebSocketClient upgrade(Socket socket, URI endpoint, byte... after) throws IOException {
        return upgrade(socket, endpoint, "", after);
    }

    /** Connects and offers extensions. */
    public static RawWebSocketClient offering(String extensions, URI endpoint) throws IOException {
        return upgrade(connect(endpoint), endpoint, "Sec-WebSocket-Extensions: " + extensions + "\r\n");
    }

    private static Socket connect(URI endpoint) throws IOException {
        return new Socket(endpoint.getHost(), endpoint.getPort());
    }

    private static RawWebSocketClient upgrade(Socket socket, URI endpoint, String header, byte... after)
            throws IOException {
        RawWebSocketClient client = new RawWebSocketClient(socket);
        client.socket.setSoTimeout(READ_TIMEOUT_MS);
        client.socket.setTcpNoDelay(true);
        byte[] handshake = """
                GET %s HTTP/1.1\r
                Host: %s\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                %s\r
                """.formatted(
                        endpoint.toString().replaceFirst("[a-z]+://[^/]+", ""), endpoint.getAuthority(), header)
                .getBytes(ISO_8859_1);
        byte[] all = new byte[handshake.length + after.length];
        System.arraycopy(handshake, 0, all, 0, handshake.length);
        System.arraycopy(after, 0, all, handshake.length, after.length);
        client.send(all);
        String status = client.line();
        if (!status.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("not upgraded: " + status);
        }
        for (String line = client.line(); !line.isEmpty(); line = client.line()) {
            String[] field = line.split(": ", 2);
            if (field[0].equalsIgnoreCase("Sec-WebSocket-Extensions")) {
                client.extensions = field[1];
            }
        }
        return client;
    }

    public void send(byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    public void send(FrameBuilder frames) throws IOException {
        send(frames.bytes());
    }

    public void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Returns the extensions that the server accepted. */
    public String extensions() {
        return extensions;
    }

    /**
     * Returns the next event: "text …", "binary …" and "pong …" in hex, "ping", "close CODE REASON", or "end" of TCP.
     */
    public String next() throws IOException {
        Frame frame = nextFrame();
        byte[] payload = frame.payload().array();
        return switch (frame.first()) {
            case -1 -> "end";
            case 0x81 -> "text " + new String(payload, UTF_8);
            case 0x82 -> "binary " + HexFormat.of().formatHex(payload);
            case 0x8a -> "pong " + HexFormat.of().formatHex(payload);
            case 0x89 -> "ping";
            case 0x88 ->
                "close %d %s"
                        .formatted(
                                (int) ByteBuffer.wrap(payload).getChar(),
                                new String(payload, 2, payload.length - 2, UTF_8))
                        .strip();
            default -> "unexpected frame " + Integer.toHexString(frame.first());
        };
    }

    /**
     * Frame from the server.
     *
     * @param first the first byte: FIN, reserved bits and opcode; -1 at the end of TCP
     */
    public record Frame(int first, ByteBuffer payload) {}

    public Frame nextFrame() throws IOException {
        int first = in.read();
        if (first < 0) {
            return new Frame(first, ByteBuffer.allocate(0));
        }
        long length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        return new Frame(first, ByteBuffer.wrap(in.readNBytes((int) length)));
    }

    /** Returns all events until the server shuts its output down, "end" included. */
    public List<String> rest() throws IOException {
        List<String> rest = new ArrayList<>();
        do {
            rest.add(next());
        } while (!rest.getLast().equals("end"));
        return rest;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
