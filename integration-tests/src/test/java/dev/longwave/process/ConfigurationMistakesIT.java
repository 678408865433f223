package dev.longwave.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes of a configuration, each of which stops the start with one line that names it. */
@Tag("once") // each starts a server
final class ConfigurationMistakesIT {

    private static final Path DOCUMENTED = Path.of("..", "docs", "configuration.md");
    private static final Pattern SETTING = Pattern.compile("^\\| `(longwave\\.[^`…]+)` \\|", Pattern.MULTILINE);

    /** One mistake for each setting: the setting, a value, and the rule that the line must contain. */
    private static final List<Mistake> MISTAKES = List.of(
            new Mistake("longwave.handshake.allowed-origins", "example.com", "scheme://host"),
            new Mistake("longwave.http.request-timeout", "50ms", "PT0.1S to PT10M"),
            new Mistake("longwave.connections.limit", "0", "1 to 10000000"),
            new Mistake("longwave.connections.limit-per-address", "many", "a whole number"),
            new Mistake("longwave.connections.rate-per-address", "-1", "0 (off) to 10000000"),
            new Mistake("longwave.message.limit", "1073741825", "125 to 1073741824"),
            new Mistake("longwave.inbound.limit", "0", "1 to 1073741824"),
            new Mistake("longwave.inbound.total-limit", "1024", "262144 (longwave.message.limit)"),
            new Mistake("longwave.outbound.limit", "70000", "852352 to 1073741824"),
            new Mistake("longwave.outbound.total-limit", "1024", "1048576 (longwave.outbound.limit)"),
            new Mistake("longwave.rate.messages", "-1", "0 (off) to 1073741824"),
            new Mistake("longwave.rate.bytes", "fast", "a number of bytes"),
            new Mistake("longwave.publish.token", "two words", "letters, digits"),
            new Mistake("longwave.publish.token", "", "is empty: must have a value or not be set"),
            new Mistake("longwave.publish.allow-anonymous", "yes", "true or false"),
            new Mistake("longwave.compression.enabled", "on", "true or false"),
            new Mistake("longwave.receive-buffer.size", "1024", "16384 to 16777216"),
            new Mistake("longwave.keep-alive.interval", "often", "a duration"),
            new Mistake("longwave.shutdown.drain", "1h", "0 (all at once) to PT10M"),
            new Mistake("longwave.tls.certificate", "alone.pem", "must be set together with"),
            new Mistake("longwave.tls.key", "alone.pem", "must be set together with"),
            new Mistake("longwave.writers.<name>.every", "often", "a duration"),
            new Mistake("longwave.log.json", "yes", "true or false"),
            new Mistake("longwave.writers.<name>.text", "{then}", "{now}"),
            new Mistake("longwave.writers.<name>.binary", "AAEC", "either"),
            new Mistake("longwave.writers.<name>.channel", "a/b", "A-Z a-z 0-9"),
            new Mistake("longwave.writers.<name>.paused", "maybe", "true or false"),
            new Mistake("longwave.writers.<name>.enabled", "maybe", "true or false"));

    /** Mistakes that Quarkus does not notice, or reports in other words. */
    private static final List<Mistake> MISTAKES_OF_QUARKUS = List.of(
            new Mistake("quarkus.http.port", "70000", "0 (any free port) to 65535"),
            new Mistake("quarkus.management.port", "-1", "0 (any free port) to 65535"),
            new Mistake("quarkus.http.host", "no.such.host.invalid", "an address of this machine"),
            new Mistake("quarkus.management.host", "192.0.2.1", "an address of this machine"),
            new Mistake("quarkus.http.limits.max-body-size", "100K", "262144 (longwave.message.limit)"),
            new Mistake("quarkus.log.level", "LOUD", "WARN, INFO, DEBUG"));

    @TempDir
    private Path directory;

    record Mistake(String setting, String value, String allowed) {}

    static Stream<Mistake> mistakes() {
        return Stream.concat(MISTAKES.stream(), MISTAKES_OF_QUARKUS.stream());
    }

    @Test
    void everyDocumentedSettingHasAMistake() throws IOException {
        Stream<String> documented =
                SETTING.matcher(Files.readString(DOCUMENTED)).results().map((MatchResult row) -> row.group(1));

        assertThat(MISTAKES.stream().map(Mistake::setting)).hasSameElementsAs(documented.toList());
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void invalidValueIsNamedWithItsRule(Mistake mistake) throws Exception {
        String setting = mistake.setting().replace("<name>", "clock");

        assertThat(startError(setting + "=" + mistake.value())).contains(setting, mistake.allowed());
    }

    /** Vert.x would share the socket, and half of the clients would get the management interface. */
    @Test
    void samePortForBothInterfacesIsNamed() throws Exception {
        assertThat(startError("quarkus.http.port=20000", "quarkus.management.port=20000"))
                .contains("quarkus.management.port=20000", "must differ from quarkus.http.port");
    }

    @Test
    void unknownSettingIsNamed() throws Exception {
        assertThat(startError("longwave.no.such.setting=1")).contains("Unknown setting longwave.no.such.setting");
    }

    @Test
    void writerWithoutMessageIsNamed() throws Exception {
        assertThat(startError("longwave.writers.a.every=1s")).contains("longwave.writers.a");
    }

    /** The file has ISO 8859-1, in which a byte order mark is three letters. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "longwave.mesage.limit=1K | Unknown setting longwave.mesage.limit",
                "longwave.message.limit= | longwave.message.limit is empty",
                "longwave.message.limit=x | longwave.message.limit=x is invalid: must be a number of bytes",
                "longwave.message.limit=\\u12 | config/application.properties is invalid: \\u must have four hexadecimal digits",
                "'longwave.message.limit=1K\nlongwave.message.limit=2K'"
                        + " | config/application.properties is invalid: longwave.message.limit must be set once",
                "\u00ef\u00bb\u00bflongwave.message.limit=1K | config/application.properties is invalid: must be UTF-8 without a byte order mark",
                "longwave.writers.clock.text=gr\u00f6\u00dfe | config/application.properties is invalid: must be UTF-8",
            })
    void invalidFileStopsTheStart(String content, String expected) throws Exception {
        Files.createDirectory(directory.resolve("config"));
        Files.writeString(file(), content + "\n", ISO_8859_1);

        assertThat(startError()).contains(expected);
    }

    /** The file is a directory or a pipe. */
    @ParameterizedTest
    @ValueSource(strings = {"mkdir", "mkfifo"})
    void irregularFileStopsTheStart(String maker) throws Exception {
        Files.createDirectory(directory.resolve("config"));
        new ProcessBuilder(maker, file().toString()).inheritIO().start().waitFor();

        assertThat(startError()).contains("config/application.properties is invalid: must be a regular file");
    }

    /** The platform would pass it over, and start with other settings than intended. */
    @ParameterizedTest
    @ValueSource(strings = {"application.yaml", "application.yml"})
    void yamlFileStopsTheStart(String name) throws Exception {
        Files.createDirectory(directory.resolve("config"));
        Files.writeString(directory.resolve("config").resolve(name), "quarkus:\n  http:\n    port: 1\n");

        assertThat(startError()).contains("config/" + name + " is invalid: must be config/application.properties");
    }

    private Path file() {
        return directory.resolve("config").resolve("application.properties");
    }

    /** Returns the single line of output of a start that fails. */
    private String startError(String... settings) throws Exception {
        List<String> options =
                Stream.of(settings).map(setting -> "-D" + setting).toList();
        try (ServerProcess server = ServerProcess.runIn(directory, options, "--check-config")) {
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.output()).singleElement().asString().startsWith("longwave: ");
            return server.output().getFirst();
        }
    }
}
