package dev.longwave.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenBucketTest {

    private static final long SECOND = 1_000_000_000L;

    /** Any: a clock of nanoseconds may stand at any value, and pass from the largest to the smallest. */
    private static final long START = Math.subtractExact(Long.MAX_VALUE, SECOND);

    private final TokenBucket ten = new TokenBucket(10, START);

    @Test
    void burstIsFiveSecondsWorth() {
        assertTrue(ten.take(50, START));
        assertFalse(ten.take(1, START));
    }

    @Test
    void tokensReturnWithTime() {
        ten.take(50, START);

        assertFalse(ten.take(1, START + SECOND / 10 - 1));
        assertTrue(ten.take(1, START + SECOND / 10));
        assertFalse(ten.take(11, START + SECOND + SECOND / 10));
        assertTrue(ten.take(10, START + SECOND + SECOND / 10));
    }

    @Test
    void bucketNeverExceedsTheBurst() {
        assertFalse(ten.take(51, START + 3_600 * SECOND));
        assertTrue(ten.take(50, START + 3_600 * SECOND));
    }

    @Test
    void rejectedTakeCostsNothing() {
        ten.take(49, START);
        ten.take(1_000, START);

        assertTrue(ten.take(1, START));
    }

    @Test
    void bucketIsFullAfterAllTokensReturn() {
        assertTrue(ten.isWhole(START));
        ten.take(10, START);

        assertFalse(ten.isWhole(START + SECOND - 1));
        assertTrue(ten.isWhole(START + SECOND));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void takenTokensNeverExceedRateAndBurst(long seed) {
        Random random = new Random(seed);
        int perSecond = 1 + random.nextInt(1 << 30);
        TokenBucket bucket = new TokenBucket(perSecond, START);
        long now = START;
        long taken = 0;
        for (int run = 0; run < 10_000; run++) {
            now += random.nextInt(20_000_000);
            int count = random.nextInt(perSecond);
            taken += bucket.take(count, now) ? count : 0;
        }
        double allowed = (now - START + 5.0 * SECOND) / SECOND * perSecond;
        assertEquals(1, taken / allowed, 0.05);
        assertTrue(taken <= allowed, taken + " of " + allowed);
    }
}
