package dev.longwave.process;

import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** Shutdown of a server while clients connect without pause. */
final class ShutdownUnderLoadIT {

    private static final int CLIENTS = 8;

    /** Maximum of connections for each client: more than there is time for. */
    private static final int EACH = 20_000;

    @Test
    void connectionsDuringAShutdownAreNotLogged() throws Exception {
        try (ServerProcess server = ServerProcess.start();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            URI address = server.http("/");
            Semaphore connected = new Semaphore(0);
            for (int client = 0; client < CLIENTS; client++) {
                clients.execute(() -> connectUntilFailure(address, connected));
            }
            connected.acquire(CLIENTS);
            server.stopWithoutErrors();
        }
    }

    private static void connectUntilFailure(URI server, Semaphore connected) {
        try {
            for (int connection = 0; connection < EACH; connection++) {
                new Socket(server.getHost(), server.getPort()).close();
                connected.release();
            }
        } catch (IOException e) {
            // The server has exited.
        }
    }
}
