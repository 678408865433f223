package dev.longwave.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileVersionTest {

    private static final FileTime MODIFIED = FileTime.from(Instant.parse("2026-11-22T10:00:00Z"));

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = written("file", "text");
    }

    @Test
    void itIsTheSameAsLongAsNothingHappens() {
        assertEquals(FileVersion.of(file), FileVersion.of(file));
        assertTrue(FileVersion.of(file).isReadable());
    }

    @Test
    void itIsAnotherWhereTheFileIsAnotherOfTheSameSizeAndTime() throws IOException {
        FileVersion before = FileVersion.of(file);
        Files.move(written("other", "next"), file, StandardCopyOption.REPLACE_EXISTING);

        assertNotEquals(before, FileVersion.of(file));
    }

    @Test
    void itIsAnotherWhereOnlyTheSizeIsAnother() throws IOException {
        FileVersion before = FileVersion.of(file);
        written("file", "longer");

        assertNotEquals(before, FileVersion.of(file));
    }

    @Test
    void itTellsWhetherItIsSinceThen() {
        assertTrue(FileVersion.of(file).isSince(MODIFIED.toInstant()));
        assertFalse(FileVersion.of(file).isSince(MODIFIED.toInstant().plusMillis(1)));
        assertFalse(FileVersion.of(directory.resolve("absent")).isSince(Instant.EPOCH));
    }

    @Test
    void aFileThatIsNotThereIsNotRead() {
        assertFalse(FileVersion.of(directory.resolve("absent")).isReadable());
        assertFalse(FileVersion.of(directory.resolve("absent").resolve("too")).isReadable());
    }

    @Test
    void whatIsNoFileIsRefused() {
        assertRefused(directory, "is no file");
    }

    @Test
    void aLinkToNothingIsRefusedWhereverItStandsInThePath() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("absent"));

        assertRefused(link, "is a link to nothing");
        assertRefused(link.resolve("file"), "is a link to nothing");
    }

    @Test
    void whatCannotBeLookedAtIsRefused() {
        assertRefused(directory.resolve("a".repeat(1_000)), "FileSystemException");
    }

    private Path written(String name, String text) throws IOException {
        Path written = Files.writeString(directory.resolve(name), text);
        Files.setLastModifiedTime(written, MODIFIED);
        return written;
    }

    private static void assertRefused(Path path, String reason) {
        FileVersion version = FileVersion.of(path);
        String problem =
                assertThrows(IllegalStateException.class, version::isReadable).toString();
        assertTrue(problem.contains(reason), problem);
    }
}
