package dev.longwave.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineIT {

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void saysHowItIsUsed(String argument) throws Exception {
        try (ServerProcess server = ServerProcess.run(List.of(), argument)) {
            assertThat(server.exitCode()).isZero();
            assertThat(server.output()).anyMatch(line -> line.contains("--check-config"));
        }
    }

    @Test
    void saysWhichVersionItIs() throws Exception {
        String form = Artefact.built().isNative() ? "native" : "JVM";
        try (ServerProcess server = ServerProcess.run(List.of(), "--version")) {
            assertThat(server.exitCode()).isZero();
            assertThat(server.output())
                    .singleElement()
                    .asString()
                    .matches("longwave \\d+\\.\\d+\\.\\d+\\S* \\(" + form + ", Java 25\\S*, Quarkus \\S+\\)");
        }
    }

    @Test
    void refusesWhatThereIsNot() throws Exception {
        try (ServerProcess server = ServerProcess.run(List.of(), "--port=1")) {
            assertThat(server.exitCode()).isEqualTo(2);
            assertThat(server.output()).last().isEqualTo("longwave: unknown argument '--port=1'");
        }
    }

    /** Where another one listens already. */
    @Test
    void saysThatAConfigurationIsInOrderWithoutServing() throws Exception {
        try (ServerProcess other = ServerProcess.start();
                ServerProcess server = check("quarkus.http.port=" + other.port())) {
            assertThat(server.exitCode()).isZero();
            assertThat(server.output()).containsExactly("The configuration is in order.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "longwave.message.limit=x",
        "longwave.connections.limit=0",
        "longwave.shutdown.drain=-1",
        "longwave.handshake.allowed-origins=example.com",
        "longwave.writers.a.every=1s",
        "longwave.no.such.setting=1",
        "quarkus.http.port=70000",
        "quarkus.management.port=-1",
    })
    void saysWhatIsWrongWithAConfiguration(String setting) throws Exception {
        String key = setting.split("=", 2)[0];
        try (ServerProcess server = check(setting)) {
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.output())
                    .hasSizeLessThanOrEqualTo(2)
                    .anyMatch(line -> line.contains(key.replaceFirst(".every$", "")))
                    .noneMatch(line -> line.startsWith("\tat "));
        }
    }

    private static ServerProcess check(String setting) throws IOException {
        return ServerProcess.run(List.of("-D" + setting), "--check-config");
    }
}
