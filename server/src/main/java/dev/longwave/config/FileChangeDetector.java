package dev.longwave.config;

import java.time.Instant;

/**
 * Detects when a file must be read again: after a change, once two checks in a row find the same file, because it may be half
 * written before. Not thread-safe: callers use a lock.
 */
public final class FileChangeDetector {

    /** The file as of the last read. */
    private FileFingerprint taken;

    /** The file as of the last check. */
    private FileFingerprint seen;

    /**
     * Creates a detector for a file that another component has read.
     *
     * @param now the current file
     * @param readAfter a time before that read: a later write may be missing in it
     */
    public FileChangeDetector(FileFingerprint now, Instant readAfter) {
        seen = now;
        taken = now.isSince(readAfter) ? FileFingerprint.NONE : now;
    }

    /** Returns whether the caller must read the file now. Call it repeatedly. */
    public boolean isToBeRead(FileFingerprint now) {
        boolean settled = now.equals(seen);
        seen = now;
        if (!settled || now.equals(taken)) {
            return false;
        }
        taken = now;
        return true;
    }

    /** Records that the caller reads the file now, settled or not. */
    public void read(FileFingerprint now) {
        taken = now;
    }
}
