package dev.longwave.websocket;

import java.time.Duration;
import java.util.Arrays;

/**
 * Latencies of a repeated operation.
 *
 * @param high the latency that one in a hundred has or exceeds
 */
public record Latencies(Duration median, Duration high) {

    public static Latencies of(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latencies(
                Duration.ofNanos(sorted[sorted.length / 2]), Duration.ofNanos(sorted[sorted.length * 99 / 100]));
    }
}
