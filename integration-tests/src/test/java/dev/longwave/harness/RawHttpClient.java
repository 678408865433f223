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

/** TCP connection that sends arbitrary requests, also ones that no HTTP client sends. */
public final class RawHttpClient implements AutoCloseable {

    private static final int READ_TIMEOUT_MS = 20_000;

    private final Socket socket;
    private final InputStream in;

    private RawHttpClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(READ_TIMEOUT_MS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    public static RawHttpClient connect(URI server) throws IOException {
        return new RawHttpClient(new Socket(server.getHost(), server.getPort()));
    }

    /** Wraps a connected socket. */
    public static RawHttpClient on(Socket socket) throws IOException {
        return new RawHttpClient(socket);
    }

    /**
     * Connects from a given address.
     *
     * @param from an address of this machine
     */
    public static RawHttpClient connect(URI server, String from) throws IOException {
        return new RawHttpClient(new Socket(server.getHost(), server.getPort(), InetAddress.ofLiteral(from), 0));
    }

    /** Sends a request over a new connection and returns the response. */
    public static Response send(URI server, UpgradeRequest request) throws IOException {
        try (RawHttpClient client = connect(server)) {
            return client.send(request);
        }
    }

    public Response send(UpgradeRequest request) throws IOException {
        write(request.bytes());
        return response();
    }

    public void write(byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    public void write(String bytes) throws IOException {
        write(bytes.getBytes(ISO_8859_1));
    }

    /** Returns whether unread bytes have arrived. */
    public boolean hasReceived() throws IOException {
        return in.available() > 0;
    }

    /** Waits until the server closes the connection and returns the bytes received until then. */
    public String rest() throws IOException {
        return new String(in.readAllBytes(), ISO_8859_1);
    }

    public Response response() throws IOException {
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
                throw new EOFException("closed after: " + line);
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    /**
     * Response of the server.
     *
     * @param headers by name in any case; commas join several values of one name
     */
    public record Response(int status, Map<String, String> headers, String body) {}
}
