package dev.longwave.config;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileChangeDetectorTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    Path directory;

    @Test
    void unchangedFileIsNotReadAgain() throws IOException {
        write("a", START.minusMillis(1));
        FileChangeDetector watch = watch();

        assertFalse(looks(watch));
        assertFalse(looks(watch));
    }

    /** By whom it was read at the start cannot be told what they read. */
    @Test
    void fileWrittenSinceStartIsReadOnce() throws IOException {
        write("a", START);
        FileChangeDetector watch = watch();

        assertTrue(looks(watch));
        assertFalse(looks(watch));
    }

    @Test
    void fileWrittenSinceStartAndDeletedIsAChange() throws IOException {
        write("a", START);
        FileChangeDetector watch = watch();
        Files.delete(file());
        assertFalse(looks(watch));

        assertTrue(looks(watch));
    }

    @Test
    void changedFileIsReadOnceSettled() throws IOException {
        write("a", START.minusMillis(1));
        FileChangeDetector watch = watch();
        for (int change = 1; change < 4; change++) {
            write("a".repeat(change), START.plusMillis(change));
            assertFalse(looks(watch));
        }

        assertTrue(looks(watch));
        assertFalse(looks(watch));
    }

    @Test
    void deletedFileIsAChange() throws IOException {
        write("a", START.minusMillis(1));
        FileChangeDetector watch = watch();
        Files.delete(file());
        assertFalse(looks(watch));

        assertTrue(looks(watch));
        assertFalse(looks(watch));
    }

    @Test
    void revertedChangeIsNotRead() throws IOException {
        write("a", START.minusMillis(1));
        FileChangeDetector watch = watch();
        write("b", START);
        assertFalse(looks(watch));

        write("a", START.minusMillis(1));
        assertFalse(looks(watch));
        assertFalse(looks(watch));
    }

    @Test
    void fileReadOnRequestIsNotReadAgain() throws IOException {
        write("a", START.minusMillis(1));
        FileChangeDetector watch = watch();
        write("b", START);
        watch.read(FileFingerprint.of(file()));

        assertFalse(looks(watch));
        assertFalse(looks(watch));
    }

    private FileChangeDetector watch() {
        return new FileChangeDetector(FileFingerprint.of(file()), START);
    }

    private boolean looks(FileChangeDetector watch) {
        return watch.isToBeRead(FileFingerprint.of(file()));
    }

    private void write(String text, Instant modified) throws IOException {
        Files.setLastModifiedTime(Files.writeString(file(), text), FileTime.from(modified));
    }

    private Path file() {
        return directory.resolve("file");
    }
}
