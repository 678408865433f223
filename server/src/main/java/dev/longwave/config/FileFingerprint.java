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
 * What tells one content of a file from another without reading it.
 *
 * @param modified null if the file is not there, or cannot be looked at
 * @param key tells files of one name apart, where the system has one
 * @param problem why it cannot be read, empty if it can be or is not there
 */
public record FileFingerprint(
        @Nullable FileTime modified, long size, @Nullable Object key, String problem) {

    /** Of no file that there can be. */
    static final FileFingerprint NONE = new FileFingerprint(null, -1, null, "");

    private static final FileFingerprint ABSENT = new FileFingerprint(null, 0, null, "");

    public static FileFingerprint of(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            // Anything else might never come to an end, or to a beginning.
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

    /** Whether it may have been written since then. */
    boolean isSince(Instant time) {
        return modified != null && !modified.toInstant().isBefore(time);
    }

    /**
     * Whether there is a file to be read.
     *
     * @throws IllegalStateException if there is one that cannot be
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
