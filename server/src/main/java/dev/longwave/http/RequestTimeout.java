package dev.longwave.http;

import java.time.Duration;

/**
 * {@link RequestTimeoutConfig#requestTimeout()}, checked.
 *
 * @param duration how long the head of a request may take to arrive
 */
record RequestTimeout(Duration duration) {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    RequestTimeout {
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("longwave.http.request-timeout is %s, but %s to %s are allowed"
                    .formatted(duration, SHORTEST, LONGEST));
        }
    }

    static RequestTimeout of(RequestTimeoutConfig config) {
        return new RequestTimeout(config.requestTimeout());
    }
}
