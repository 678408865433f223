package dev.longwave.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Attributes of a file that reveal a change of its content without a read.
 *
 * @param modified null if the file is absent or inaccessible
 * @param key distinguishes files of the same name, if the file system has keys
 * @param problem the reason why the file is unreadable, empty if it is readable or absent
 */
public record FileFingerprint(
        @Nullable FileTime modified, long size, @Nullable Object key, String problem) {

    /** Differs from every file. */
    static final FileFingerprint NONE = new FileFingerprint(null, -1, null, "");

    private static final FileFingerprint ABSENT = new FileFingerprint(null, 0, null, "");

    /** Returns the fingerprint of the current file. */
    public static FileFingerprint of(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            // A read of anything else, such as a pipe, might never start or end.
            return new FileFingerprint(
                    now.lastModifiedTime(),
                    now.size(),
                    now.fileKey(),
                    now.isRegularFile() ? "" : file + " is not a regular file");
        } catch (NoSuchFileException e) {
            return isALinkToNothing(file) ? unreadable(file + " is a broken symbolic link") : ABSENT;
        } catch (IOException e) {
            return unreadable(e.toString());
        }
    }

    /** Returns whether the file may have been written at or after this time. */
    boolean isSince(Instant time) {
        return modified != null && !modified.toInstant().isBefore(time);
    }

    /**
     * Returns whether the file exists.
     *
     * @throws IllegalStateException if the file exists and is unreadable
     */
    public boolean isReadable() {
        if (!problem.isEmpty()) {
            throw new IllegalStateException(problem);
        }
        return modified != null;
    }

    private static FileFingerprint unreadable(String problem) {
        return new FileFingerprint(null, 0, null, problem);
    }

    private static boolean isALinkToNothing(Path file) {
        return Stream.iterate(file, path -> path != null, Path::getParent)
                .anyMatch(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.exists(path));
    }
}
