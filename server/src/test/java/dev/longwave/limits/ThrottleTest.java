package dev.longwave.limits;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ThrottleTest {

    @Test
    void actionIsAllowedOnceInAnInterval() {
        long begin = Long.MAX_VALUE - 1;
        AtomicLong now = new AtomicLong(begin);
        Throttle throttle = new Throttle(Duration.ofMinutes(1), now::get);

        assertTrue(throttle.tryAcquire());
        now.set(begin + Duration.ofSeconds(59).toNanos());
        assertFalse(throttle.tryAcquire());
        now.set(begin + Duration.ofSeconds(60).toNanos());
        assertTrue(throttle.tryAcquire());
        now.set(begin + Duration.ofSeconds(61).toNanos());
        assertFalse(throttle.tryAcquire());
    }
}
