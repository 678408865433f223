package dev.longwave.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longwave.harness.Artifact;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Start and shutdown. The limits are wide, and catch a server that hangs: the documentation has measured times. */
@Tag("quick")
@Tag("alone")
final class LifecycleIT {

    private static final int SIGTERM_EXIT_CODE = 128 + 15;

    @Test
    void serverListensSoonAfterItsStart() throws IOException {
        Duration limit = Artifact.built().isNative() ? Duration.ofSeconds(2) : Duration.ofSeconds(15);
        long start = System.nanoTime();

        try (ServerProcess server = ServerProcess.start()) {
            assertThat(server.port()).isPositive();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit);
        }
    }

    @Test
    void serverExitsSoonAfterSigterm() throws Exception {
        try (ServerProcess server = ServerProcess.start()) {
            long start = System.nanoTime();
            server.terminate();

            assertThat(server.exitCode()).isEqualTo(SIGTERM_EXIT_CODE);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
    }

    /** The kernel sends SIGHUP when a terminal closes, and nobody would stop the server any more. */
    @Test
    void serverExitsWhenItsTerminalCloses() throws Exception {
        try (ServerProcess terminal =
                ServerProcess.startThrough("exec script -qfec \"$*\" /dev/null", "quarkus.console.color=false")) {
            List<ProcessHandle> server = terminal.descendants();
            assertThat(server).isNotEmpty();

            terminal.kill();

            await().until(() -> server.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    @Test
    void portInUseIsReportedInOneLine() throws Exception {
        try (ServerProcess first = ServerProcess.start();
                ServerProcess second = ServerProcess.launch("quarkus.http.port=" + first.port())) {

            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.output())
                    .singleElement()
                    .asString()
                    .contains("cannot listen on", ":" + first.port(), "in use");
        }
    }

    @Test
    void managementPortInUseIsReportedInOneLine() throws Exception {
        try (ServerProcess first = ServerProcess.start()) {
            int usedPort = first.management("/").getPort();
            try (ServerProcess second =
                    ServerProcess.launch("quarkus.http.port=0", "quarkus.management.port=" + usedPort)) {

                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(second.output())
                        .singleElement()
                        .asString()
                        .contains("management interface on 127.0.0.1:" + usedPort, "in use");
            }
        }
    }
}
