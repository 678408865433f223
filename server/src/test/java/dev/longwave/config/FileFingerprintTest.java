package dev.longwave.config;

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

final class FileFingerprintTest {

    private static final FileTime MODIFIED = FileTime.from(Instant.parse("2026-11-22T10:00:00Z"));

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = written("file", "text");
    }

    @Test
    void unchangedFileHasTheSameFingerprint() {
        assertEquals(FileFingerprint.of(file), FileFingerprint.of(file));
        assertTrue(FileFingerprint.of(file).isReadable());
    }

    @Test
    void replacedFileHasAnotherFingerprint() throws IOException {
        FileFingerprint before = FileFingerprint.of(file);
        Files.move(written("other", "next"), file, StandardCopyOption.REPLACE_EXISTING);

        assertNotEquals(before, FileFingerprint.of(file));
    }

    @Test
    void otherSizeIsAnotherFingerprint() throws IOException {
        FileFingerprint before = FileFingerprint.of(file);
        written("file", "longer");

        assertNotEquals(before, FileFingerprint.of(file));
    }

    @Test
    void modificationTimeIsCompared() {
        assertTrue(FileFingerprint.of(file).isSince(MODIFIED.toInstant()));
        assertFalse(FileFingerprint.of(file).isSince(MODIFIED.toInstant().plusMillis(1)));
        assertFalse(FileFingerprint.of(directory.resolve("absent")).isSince(Instant.EPOCH));
    }

    @Test
    void absentFileIsNotReadable() {
        assertFalse(FileFingerprint.of(directory.resolve("absent")).isReadable());
        assertFalse(
                FileFingerprint.of(directory.resolve("absent").resolve("too")).isReadable());
    }

    @Test
    void directoryIsRejected() {
        assertRefused(directory, "is not a regular file");
    }

    @Test
    void brokenLinkAnywhereInThePathIsRejected() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("absent"));

        assertRefused(link, "is a broken symbolic link");
        assertRefused(link.resolve("file"), "is a broken symbolic link");
    }

    @Test
    void inaccessibleFileIsRejected() {
        assertRefused(directory.resolve("a".repeat(1_000)), "FileSystemException");
    }

    private Path written(String name, String text) throws IOException {
        Path written = Files.writeString(directory.resolve(name), text);
        Files.setLastModifiedTime(written, MODIFIED);
        return written;
    }

    private static void assertRefused(Path path, String reason) {
        FileFingerprint version = FileFingerprint.of(path);
        String problem =
                assertThrows(IllegalStateException.class, version::isReadable).toString();
        assertTrue(problem.contains(reason), problem);
    }
}
