package dev.longwave.limits;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ThrottleTest {

    @Test
    void actionIsAllowedOnceAMinute() {
        Throttle seldom = new Throttle();
        long begin = Long.MAX_VALUE - 1;

        assertTrue(seldom.tryAcquire(begin));
        assertFalse(seldom.tryAcquire(begin + Duration.ofSeconds(59).toNanos()));
        assertTrue(seldom.tryAcquire(begin + Duration.ofSeconds(60).toNanos()));
        assertFalse(seldom.tryAcquire(begin + Duration.ofSeconds(61).toNanos()));
    }
}
