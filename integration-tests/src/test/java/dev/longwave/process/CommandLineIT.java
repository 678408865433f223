package dev.longwave.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.Artifact;
import dev.longwave.harness.ServerProcess;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineIT {

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void helpDescribesTheUsage(String argument) throws Exception {
        try (ServerProcess server = ServerProcess.run(List.of(), argument)) {
            assertThat(server.exitCode()).isZero();
            assertThat(server.output()).anyMatch(line -> line.contains("--check-config"));
        }
    }

    @Test
    void versionIsPrintedWithFormJavaAndQuarkus() throws Exception {
        String form = Artifact.built().isNative() ? "native" : "JVM";
        try (ServerProcess server = ServerProcess.run(List.of(), "--version")) {
            assertThat(server.exitCode()).isZero();
            assertThat(server.output())
                    .singleElement()
                    .asString()
                    .matches("longwave \\d+\\.\\d+\\.\\d+\\S* \\(" + form + ", Java 25\\S*, Quarkus \\S+\\)");
        }
    }

    @Test
    void unknownArgumentIsRejected() throws Exception {
        try (ServerProcess server = ServerProcess.run(List.of(), "--port=1")) {
            assertThat(server.exitCode()).isEqualTo(2);
            assertThat(server.output()).last().isEqualTo("longwave: unknown argument '--port=1'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "--check-config"})
    void outputThatCannotBeWrittenIsAnError(String argument) throws Exception {
        List<String> command = Artifact.built().command(List.of());
        List<String> all = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" >/dev/full", "sh"));
        all.addAll(command);
        all.add(argument);
        Process process = new ProcessBuilder(all).start();

        assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8))
                .isEqualTo("longwave: cannot write to the standard output\n");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    /** Another server has the port already, and the log level is DEBUG. */
    @Test
    void checkConfigSucceedsWithoutServing() throws Exception {
        try (ServerProcess other = ServerProcess.start();
                ServerProcess server = ServerProcess.run(
                        List.of("-Dquarkus.http.port=" + other.port(), "-Dquarkus.log.level=DEBUG"),
                        "--check-config")) {
            assertThat(server.exitCode()).isZero();
            assertThat(server.output()).containsExactly("The configuration is valid.");
        }
    }

    /** Neither stops the start, and each setting has no effect. */
    @Test
    void checkConfigPrintsTheWarningsOfAStart() throws Exception {
        try (ServerProcess server = ServerProcess.run(
                List.of("-Dquarkus.http.prot=1", "-Dquarkus.http.root-path=/x", "-Dquarkus.log.console.enabled=false"),
                "--check-config")) {
            assertThat(server.exitCode()).isZero();
            assertThat(server.output())
                    .anyMatch(line -> line.contains("WARN") && line.contains("\"quarkus.http.prot\""))
                    .anyMatch(line -> line.contains("quarkus.http.root-path is set to '/x'"))
                    .last()
                    .asString()
                    .isEqualTo("The configuration is valid.");
        }
    }
}
