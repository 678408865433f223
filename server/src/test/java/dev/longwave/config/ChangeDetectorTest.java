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

final class ChangeDetectorTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    Path directory;

    @Test
    void unchangedFileIsNotReadAgain() throws IOException {
        write("a", START.minusMillis(1));
        ChangeDetector<FileFingerprint> watch = watch();

        assertFalse(looks(watch));
        assertFalse(looks(watch));
    }

    /** The platform read the file at the start, before or after the write. */
    @Test
    void fileWrittenSinceStartIsReadOnce() throws IOException {
        write("a", START);
        ChangeDetector<FileFingerprint> watch = watch();

        assertTrue(looks(watch));
        assertFalse(looks(watch));
    }

    @Test
    void fileWrittenSinceStartAndDeletedIsAChange() throws IOException {
        write("a", START);
        ChangeDetector<FileFingerprint> watch = watch();
        Files.delete(file());
        assertFalse(looks(watch));

        assertTrue(looks(watch));
    }

    @Test
    void changedFileIsReadOnceSettled() throws IOException {
        write("a", START.minusMillis(1));
        ChangeDetector<FileFingerprint> watch = watch();
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
        ChangeDetector<FileFingerprint> watch = watch();
        Files.delete(file());
        assertFalse(looks(watch));

        assertTrue(looks(watch));
        assertFalse(looks(watch));
    }

    @Test
    void revertedChangeIsNotRead() throws IOException {
        write("a", START.minusMillis(1));
        ChangeDetector<FileFingerprint> watch = watch();
        write("b", START);
        assertFalse(looks(watch));

        write("a", START.minusMillis(1));
        assertFalse(looks(watch));
        assertFalse(looks(watch));
    }

    @Test
    void fileReadOnRequestIsNotReadAgain() throws IOException {
        write("a", START.minusMillis(1));
        ChangeDetector<FileFingerprint> watch = watch();
        write("b", START);
        watch.read(FileFingerprint.of(file()));

        assertFalse(looks(watch));
        assertFalse(looks(watch));
    }

    @Test
    void contentsThatWereJustReadAreNoChange() {
        ChangeDetector<String> watch = new ChangeDetector<>("a");

        assertFalse(watch.isToBeRead("a"));
        assertFalse(watch.isToBeRead("b"));
        assertTrue(watch.isToBeRead("b"));
        assertFalse(watch.isToBeRead("b"));
    }

    private ChangeDetector<FileFingerprint> watch() {
        return ChangeDetector.of(FileFingerprint.of(file()), START);
    }

    private boolean looks(ChangeDetector<FileFingerprint> watch) {
        return watch.isToBeRead(FileFingerprint.of(file()));
    }

    private void write(String text, Instant modified) throws IOException {
        Files.setLastModifiedTime(Files.writeString(file(), text), FileTime.from(modified));
    }

    private Path file() {
        return directory.resolve("file");
    }
}
