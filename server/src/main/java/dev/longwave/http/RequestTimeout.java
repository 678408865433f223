package dev.longwave.http;

import dev.longwave.config.Range;
import java.time.Duration;

/**
 * Validated {@link RequestTimeoutConfig#requestTimeout()}.
 *
 * @param duration the maximum time for the head of a request to arrive
 */
record RequestTimeout(Duration duration) {

    private static final Range<Duration> RANGE = Range.ofDurations(Duration.ofMillis(100), Duration.ofMinutes(10));

    RequestTimeout {
        RANGE.check("longwave.http.request-timeout", duration);
    }

    static RequestTimeout of(RequestTimeoutConfig config) {
        return new RequestTimeout(config.requestTimeout());
    }
}
