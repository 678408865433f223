package dev.longwave.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longwave.wire.Frames;
import dev.longwave.wire.TcpPeer;
import org.junit.jupiter.api.Test;

/** Where there is no room for its log it serves all the same. {@code /dev/full} is a file on a disk that is full. */
final class FullDiskIT {

    private static final String KEEP_ALIVE = "longwave.keep-alive.interval=100ms";

    @Test
    void withoutRoomForItsLogFileItServesAndSaysSoOnce() throws Exception {
        try (ServerProcess server =
                ServerProcess.start(KEEP_ALIVE, "quarkus.log.file.enabled=true", "quarkus.log.file.path=/dev/full")) {
            assertServesWhileItLogs(server);
            assertThat(server.output().stream().filter(line -> line.contains("No space left on device")))
                    .hasSize(1);
        }
    }

    @Test
    void withoutRoomForItsOutputItServes() throws Exception {
        try (ServerProcess server = ServerProcess.startThrough(
                "exec \"$@\" >/dev/full",
                KEEP_ALIVE,
                "quarkus.log.file.enabled=true",
                "quarkus.log.file.path=/dev/stderr")) {
            assertServesWhileItLogs(server);
        }
    }

    /** A peer that is cut for its silence is one that is logged. */
    private static void assertServesWhileItLogs(ServerProcess server) throws Exception {
        try (TcpPeer silent = TcpPeer.upgrade(server.webSocket("/broadcast/silent"))) {
            await().until(() ->
                    server.output().stream().anyMatch(line -> line.contains("Disconnected a silent client")));
            assertThat(silent.rest()).endsWith("end");
        }
        try (TcpPeer peer = TcpPeer.upgrade(server.webSocket("/ws"))) {
            peer.send(new Frames().text("hello"));
            assertThat(peer.next()).isEqualTo("text hello");
        }
    }
}
