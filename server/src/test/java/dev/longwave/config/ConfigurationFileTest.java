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
    void noFileIsInOrder() {
        assertMistake(Optional.empty());
    }

    @Test
    void aFileWithWordsOfAllLanguagesIsInOrder() throws IOException {
        Files.writeString(file, "# größe\na = 世界 \\u00e4\n%dev.a = b\n\n");

        assertMistake(Optional.empty());
    }

    @Test
    void aDirectoryIsNone() throws IOException {
        Files.createDirectory(file);

        assertMistake(Optional.of("is not a file"));
    }

    @Test
    void aLinkToNothingIsNone() throws IOException {
        Files.createSymbolicLink(file, directory.resolve("nothing"));

        assertMistake(Optional.of("is not a file"));
    }

    @Test
    void aByteOrderMarkWouldBePartOfTheFirstName() throws IOException {
        Files.writeString(file, "\uFEFFa=b\n");

        assertMistake(Optional.of("begins with a byte order mark, but UTF-8 without one is allowed"));
    }

    @Test
    void bytesThatAreNotUtf8AreNoticed() throws IOException {
        Files.writeString(file, "a=größe\n", ISO_8859_1);

        assertMistake(Optional.of("is not UTF-8"));
    }

    @Test
    void aBrokenEscapeIsNoticed() throws IOException {
        Files.writeString(file, "a=\\u12\n", UTF_8);

        assertMistake(Optional.of("has a broken escape, but \\u and four hexadecimal digits are allowed"));
    }

    @Test
    void aSettingThatIsThereTwiceIsNamed() throws IOException {
        Files.writeString(file, "a=1\nb=2\na = 1\n");

        assertMistake(Optional.of("has a twice, but one line for it is allowed"));
    }

    private void assertMistake(Optional<String> expected) {
        assertEquals(expected.map(words -> file + " " + words), ConfigurationFile.mistake(file));
    }
}
