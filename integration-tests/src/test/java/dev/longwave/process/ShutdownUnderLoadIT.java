package dev.longwave.process;

import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** A server that ends while clients go on connecting, until they are refused. */
final class ShutdownUnderLoadIT {

    private static final int CLIENTS = 8;

    /** So many connections at most, each: more than there is time for. */
    private static final int EACH = 20_000;

    @Test
    void saysNothingOfThemInItsLog() throws Exception {
        try (ServerProcess server = ServerProcess.start();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            URI address = server.http("/");
            Semaphore connected = new Semaphore(0);
            for (int client = 0; client < CLIENTS; client++) {
                clients.execute(() -> connectUntilRefused(address, connected));
            }
            connected.acquire(CLIENTS);
            server.endWithoutComplaint();
        }
    }

    private static void connectUntilRefused(URI server, Semaphore connected) {
        try {
            for (int connection = 0; connection < EACH; connection++) {
                new Socket(server.getHost(), server.getPort()).close();
                connected.release();
            }
        } catch (IOException e) {
            // The server is gone.
        }
    }
}
