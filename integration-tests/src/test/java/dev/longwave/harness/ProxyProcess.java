package dev.longwave.harness;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** Proxy in front of a server, on a free port. */
public final class ProxyProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    private ProxyProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a proxy and returns when it listens.
     *
     * @param idleSeconds the proxy's idle timeout
     * @param directory for the proxy's files
     */
    public static ProxyProcess start(Proxy proxy, ServerProcess server, int idleSeconds, Path directory)
            throws IOException {
        return start(proxy, server, idleSeconds, directory, UnaryOperator.identity());
    }

    /**
     * Starts a proxy with a changed configuration and returns when it listens.
     *
     * @param change applied to the complete configuration
     */
    public static ProxyProcess start(
            Proxy proxy, ServerProcess server, int idleSeconds, Path directory, UnaryOperator<String> change)
            throws IOException {
        int port = freePort();
        Path file = directory.resolve("configuration");
        Files.writeString(file, change.apply(proxy.configuration(port, server.port(), idleSeconds, directory)));
        Process process = new ProcessBuilder(proxy.command(file, port, idleSeconds))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        ProxyProcess started = new ProxyProcess(process, port);
        await().until(() -> started.listens() || !process.isAlive());
        if (!process.isAlive()) {
            throw new IOException(proxy + " exited: " + Files.readString(directory.resolve("output")));
        }
        return started;
    }

    public URI http(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public URI webSocket(String path) {
        return URI.create("ws://127.0.0.1:" + port + path);
    }

    /** Kills the proxy and its workers: an orderly stop of Apache waits for its connections. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
