package dev.longwave.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.ServerProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * All cases of the Autobahn test suite from Maven Central. It has none for compression. Of long messages it compares
 * only the length: other tests compare their bytes.
 */
@Tag("once")
final class AutobahnIT {

    /** Number of cases: a run that loses its server reports fewer. */
    private static final int CASES = 301;

    private static final Path DIRECTORY = Path.of("target", "autobahn-" + System.getProperty("longwave.artefact"));

    @Test
    void everyAutobahnCasePasses() throws Exception {
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
