package dev.longwave.wire;

import java.time.Duration;

/** When a line of the log may be written again that peers could have written as often as they like. From any thread. */
final class Seldom {

    private static final long APART = Duration.ofMinutes(1).toNanos();

    private boolean written;
    private long writtenAt;

    /**
     * Whether it may be now; then it is taken to be.
     *
     * @param nanoTime the time now, in nanoseconds since any beginning
     */
    synchronized boolean isTime(long nanoTime) {
        boolean time = !written || nanoTime - writtenAt >= APART;
        if (time) {
            written = true;
            writtenAt = nanoTime;
        }
        return time;
    }
}
