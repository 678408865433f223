package dev.longwave.websocket;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Autobahn's fuzzing client: Python that Jython runs, in a separate process, so that it cannot stall or stop the tests.
 */
final class FuzzingClient {

    /** Absolute path: Jython loads the site.py in it, which finds Jython's own one only by such a path. */
    private static final Path SUITE = Path.of("target", "autobahn").toAbsolutePath();

    /** Timeout for a run that hangs. A run takes about three minutes. */
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private FuzzingClient() {}

    /** Runs all cases against an echo endpoint, and leaves report, specification and log in a directory. */
    static void run(URI echo, Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Files.deleteIfExists(directory.resolve(FuzzingReport.INDEX));
        Path specification = Files.writeString(directory.resolve("specification.json"), specification(echo, directory));
        Path log = directory.resolve("client.log");

        Process client = new ProcessBuilder(command(specification))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!client.waitFor(TIMEOUT)) {
                throw new IllegalStateException(
                        "The fuzzing client did not exit within %s: %s".formatted(TIMEOUT, log));
            }
        } finally {
            client.destroyForcibly();
            client.onExit().join();
        }
        if (client.exitValue() != 0) {
            throw new IllegalStateException("The fuzzing client failed: " + log.toAbsolutePath());
        }
    }

    private static List<String> command(Path specification) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Jython is older than the JDK's warnings about both.
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dpython.path=" + SUITE.resolve("autobahntestsuite-maven-plugin.jar"),
                "-jar",
                SUITE.resolve("jython-standalone.jar").toString(),
                "-c",
                "from autobahntestsuite import wstest; wstest.run()",
                "--mode=fuzzingclient",
                "--spec=" + specification);
    }

    /**
     * Returns the specification. With failByDrop the client would close TCP where RFC 6455 has it send a Close and wait
     * for the server's.
     */
    private static String specification(URI echo, Path directory) {
        return """
                {
                  "outdir": "%s",
                  "options": {"failByDrop": false},
                  "servers": [{"agent": "%s", "url": "%s"}],
                  "cases": ["*"]
                }
                """.formatted(directory, FuzzingReport.AGENT, echo);
    }
}
