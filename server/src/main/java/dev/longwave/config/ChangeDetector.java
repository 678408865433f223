package dev.longwave.config;

import java.time.Instant;

/**
 * Detects when files must be read again: after a change, once two checks in a row find the same, because they may be half
 * written before. Not thread-safe: callers use a lock.
 *
 * @param <T> a state of the files, compared by {@code equals}: their contents or a {@link FileFingerprint}
 */
public final class ChangeDetector<T> {

    /** The state as of the last read. */
    private T read;

    /** The state as of the last check. */
    private T seen;

    /** Creates a detector whose caller has just read this state. */
    public ChangeDetector(T read) {
        this(read, read);
    }

    private ChangeDetector(T read, T seen) {
        this.read = read;
        this.seen = seen;
    }

    /**
     * Creates a detector for a file that another component has read.
     *
     * @param now the current file
     * @param readAfter a time before that read: a later write may be missing in it
     */
    public static ChangeDetector<FileFingerprint> of(FileFingerprint now, Instant readAfter) {
        return new ChangeDetector<>(now.isSince(readAfter) ? FileFingerprint.NONE : now, now);
    }

    /** Returns whether the caller must read this state now. Call it repeatedly. */
    public boolean isToBeRead(T now) {
        boolean settled = now.equals(seen);
        seen = now;
        if (!settled || now.equals(read)) {
            return false;
        }
        read = now;
        return true;
    }

    /** Records that the caller reads this state now, settled or not. */
    public void read(T now) {
        read = now;
    }
}
