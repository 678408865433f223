package dev.longwave.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationFileTest {

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void choose() {
        file = directory.resolve("application.properties");
    }

    @Test
    void absentFileIsValid() {
        assertMistake(Optional.empty());
    }

    @Test
    void fileInUtf8IsValid() throws IOException {
        Files.writeString(file, "# größe\na = 世界 \\u00e4\n%dev.a = b\n\n");

        assertMistake(Optional.empty());
    }

    @Test
    void yamlFileBesideItIsInvalid() throws IOException {
        Path yaml = directory.resolve("application.yaml");
        Files.writeString(yaml, "a: b\n");

        assertEquals(
                Optional.of(yaml + " is invalid: must be " + file + ", since the server reads no YAML"),
                ConfigurationFile.mistake(file));
    }

    @Test
    void directoryIsInvalid() throws IOException {
        Files.createDirectory(file);

        assertMistake(Optional.of("must be a regular file"));
    }

    @Test
    void brokenLinkIsInvalid() throws IOException {
        Files.createSymbolicLink(file, directory.resolve("nothing"));

        assertMistake(Optional.of("must be a regular file"));
    }

    @Test
    void byteOrderMarkIsInvalid() throws IOException {
        Files.writeString(file, "\uFEFFa=b\n");

        assertMistake(Optional.of("must be UTF-8 without a byte order mark"));
    }

    @Test
    void otherEncodingIsInvalid() throws IOException {
        Files.writeString(file, "a=größe\n", ISO_8859_1);

        assertMistake(Optional.of("must be UTF-8"));
    }

    @Test
    void brokenEscapeIsInvalid() throws IOException {
        Files.writeString(file, "a=\\u12\n", UTF_8);

        assertMistake(Optional.of("\\u must have four hexadecimal digits"));
    }

    @Test
    void repeatedSettingIsNamed() throws IOException {
        Files.writeString(file, "a=1\nb=2\na = 1\n");

        assertMistake(Optional.of("a must be set once"));
    }

    private void assertMistake(Optional<String> expected) {
        assertEquals(expected.map(rule -> file + " is invalid: " + rule), ConfigurationFile.mistake(file));
    }
}
