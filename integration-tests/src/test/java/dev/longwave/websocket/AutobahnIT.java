package dev.longwave.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.ServerProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * All cases of the Autobahn test suite, as it is on Maven Central. It has none for compression, and of long messages it
 * looks at the length only: that they come back byte for byte is tested elsewhere.
 */
@Tag("autobahn")
final class AutobahnIT {

    /** A run that has lost its server ends with a report of fewer. */
    private static final int CASES = 301;

    private static final Path DIRECTORY = Path.of("target", "autobahn-" + System.getProperty("longwave.artefact"));

    @Test
    void everyCaseOfTheAutobahnTestSuitePasses() throws Exception {
        // The suite's largest message has 16 MiB.
        try (ServerProcess server = ServerProcess.start("longwave.message.limit=16M", "longwave.outbound.limit=64M")) {
            FuzzingClient.run(server.webSocket("/ws"), DIRECTORY);
        }
        FuzzingReport report = FuzzingReport.in(DIRECTORY);
        report.summary().forEach(System.out::println);

        assertThat(report.failures()).isEmpty();
        assertThat(report.cases()).isEqualTo(CASES);
    }
}
