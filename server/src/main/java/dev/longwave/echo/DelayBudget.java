package dev.longwave.echo;

import java.util.concurrent.atomic.AtomicLong;

/** Limit of the memory of delayed messages, over all connections. Thread-safe. */
final class DelayBudget {

    private final long limit;
    private final AtomicLong used = new AtomicLong();

    /** @param limit in bytes */
    DelayBudget(long limit) {
        this.limit = limit;
    }

    /** Returns whether so many bytes more are within the limit. If so, they count from now on. */
    boolean tryAcquire(int bytes) {
        if (used.addAndGet(bytes) <= limit) {
            return true;
        }
        used.addAndGet(-bytes);
        return false;
    }

    void release(int bytes) {
        used.addAndGet(-bytes);
    }
}
