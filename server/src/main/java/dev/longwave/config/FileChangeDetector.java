package dev.longwave.config;

import java.time.Instant;

/**
 * Says when a file is to be read again: when it has changed, and then not between two looks, because it may be half written.
 * Behind a lock.
 */
public final class FileChangeDetector {

    /** What has been read. */
    private FileFingerprint taken;

    /** What was there at the last look. */
    private FileFingerprint seen;

    /**
     * Of a file that somebody else has read.
     *
     * @param now what is there
     * @param readAfter a time before that: what was written since then may have come after it was read
     */
    public FileChangeDetector(FileFingerprint now, Instant readAfter) {
        seen = now;
        taken = now.isSince(readAfter) ? FileFingerprint.NONE : now;
    }

    /** Whether to read it, which is expected then. To be asked again and again. */
    public boolean isToBeRead(FileFingerprint now) {
        boolean settled = now.equals(seen);
        seen = now;
        if (!settled || now.equals(taken)) {
            return false;
        }
        taken = now;
        return true;
    }

    /** It is read, whether it has settled or not. */
    public void read(FileFingerprint now) {
        taken = now;
    }
}
