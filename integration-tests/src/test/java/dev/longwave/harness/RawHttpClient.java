package dev.longwave.harness;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** A TCP connection that sends any request, as no HTTP client would. */
public final class RawHttpClient implements AutoCloseable {

    private static final int PATIENCE_MS = 20_000;

    private final Socket socket;
    private final InputStream in;

    private RawHttpClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    public static RawHttpClient connect(URI server) throws IOException {
        return new RawHttpClient(new Socket(server.getHost(), server.getPort()));
    }

    /** On a socket that is connected. */
    public static RawHttpClient on(Socket socket) throws IOException {
        return new RawHttpClient(socket);
    }

    /**
     * Connects from an address of its own.
     *
     * @param from an address of this machine
     */
    public static RawHttpClient connect(URI server, String from) throws IOException {
        return new RawHttpClient(new Socket(server.getHost(), server.getPort(), InetAddress.ofLiteral(from), 0));
    }

    /** Sends a request over a connection of its own. */
    public static Response answer(URI server, UpgradeRequest request) throws IOException {
        try (RawHttpClient peer = connect(server)) {
            return peer.send(request);
        }
    }

    public Response send(UpgradeRequest request) throws IOException {
        write(request.bytes());
        return answer();
    }

    public void write(byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    public void write(String bytes) throws IOException {
        write(bytes.getBytes(ISO_8859_1));
    }

    /** Whether something has come that has not been read. */
    public boolean hasHeard() throws IOException {
        return in.available() > 0;
    }

    /** Waits for the server to end the connection and returns what it sent until then. */
    public String rest() throws IOException {
        return new String(in.readAllBytes(), ISO_8859_1);
    }

    public Response answer() throws IOException {
        String[] status = line().split(" ", 3);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            String[] header = line.split(":", 2);
            headers.merge(header[0], header[1].strip(), (first, next) -> first + ", " + next);
        }
        int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        return new Response(Integer.parseInt(status[1]), headers, new String(in.readNBytes(length), ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("ended after: " + line);
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    /**
     * An answer.
     *
     * @param headers by name in any case; several of one name are joined by commas
     */
    public record Response(int status, Map<String, String> headers, String body) {}
}
