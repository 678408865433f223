package dev.longwave.websocket;

import java.time.Duration;
import java.util.Arrays;

/**
 * How long something took that was done often.
 *
 * @param high what one in a hundred took or more
 */
public record Latencies(Duration median, Duration high) {

    public static Latencies of(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latencies(
                Duration.ofNanos(sorted[sorted.length / 2]), Duration.ofNanos(sorted[sorted.length * 99 / 100]));
    }
}
