package dev.longwave.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import org.junit.jupiter.api.Test;

/** Service without room for the log. {@code /dev/full} behaves like a file on a full disk. */
final class FullDiskIT {

    private static final String KEEP_ALIVE = "longwave.keep-alive.interval=100ms";

    @Test
    void serverServesWithFullLogFileAndReportsItOnce() throws Exception {
        try (ServerProcess server =
                ServerProcess.start(KEEP_ALIVE, "quarkus.log.file.enabled=true", "quarkus.log.file.path=/dev/full")) {
            assertServesWhileItLogs(server);
            assertThat(server.output().stream().filter(line -> line.contains("No space left on device")))
                    .hasSize(1);
        }
    }

    @Test
    void serverServesWithoutRoomForItsOutput() throws Exception {
        try (ServerProcess server = ServerProcess.startThrough(
                "exec \"$@\" >/dev/full",
                KEEP_ALIVE,
                "quarkus.log.file.enabled=true",
                "quarkus.log.file.path=/dev/stderr")) {
            assertServesWhileItLogs(server);
        }
    }

    /** Checks an echo, and a disconnect of a silent client, which is logged. */
    private static void assertServesWhileItLogs(ServerProcess server) throws Exception {
        try (RawWebSocketClient silent = RawWebSocketClient.upgrade(server.webSocket("/broadcast/silent"))) {
            await().until(() ->
                    server.output().stream().anyMatch(line -> line.contains("Disconnected a silent client")));
            assertThat(silent.rest()).endsWith("end");
        }
        try (RawWebSocketClient client = RawWebSocketClient.upgrade(server.webSocket("/ws"))) {
            client.send(new FrameBuilder().text("hello"));
            assertThat(client.next()).isEqualTo("text hello");
        }
    }
}
