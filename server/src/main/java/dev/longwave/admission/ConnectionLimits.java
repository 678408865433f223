package dev.longwave.admission;

import dev.longwave.config.Range;
import dev.longwave.connection.Rejection;
import dev.longwave.limits.FileDescriptors;
import dev.longwave.limits.TokenBucket;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Validated {@link ConnectionLimitsConfig} and its current usage. Thread-safe: one lock, which is held for one lookup of a
 * client.
 */
@Singleton
public final class ConnectionLimits {

    private static final Logger LOG = Logger.getLogger(ConnectionLimits.class);

    private static final int MAX = 10_000_000;
    private static final int DEFAULT = 100_000;

    /** Minimum number of clients before a sweep removes idle ones. */
    private static final int MIN_TO_SWEEP = 1_000;

    private final int limit;
    private final int limitPerClient;
    private final int ratePerClient;

    private final Map<ClientNetwork, Usage> usages = new HashMap<>();
    private int open;
    private int sweepAt = MIN_TO_SWEEP;

    @Inject
    ConnectionLimits(ConnectionLimitsConfig config) {
        this(config, FileDescriptors.roomForConnections());
        if (config.limit().orElse(0) > limit) {
            LOG.warnf(
                    "Limited longwave.connections.limit=%d to %d: file descriptor limit",
                    config.limit().getAsInt(), limit);
        }
    }

    /** @param room the maximum number of connections by the process's file descriptors */
    ConnectionLimits(ConnectionLimitsConfig config, int room) {
        int configured = config.limit().orElse(DEFAULT);
        limit = Math.min(room, Range.ofNumbers(1, MAX).check("longwave.connections.limit", configured));
        Range<Integer> orOff = Range.ofNumbers(0, MAX).withMinNote("off");
        limitPerClient = orOff.check("longwave.connections.limit-per-address", config.limitPerAddress());
        ratePerClient = orOff.check("longwave.connections.rate-per-address", config.ratePerAddress());
    }

    /** Returns the maximum number of open connections. */
    public int limit() {
        return limit;
    }

    /**
     * Takes a permit for a client's connection. Returns the reason if there is none, or empty; the caller then releases it.
     *
     * @param nanoTime the current time, in nanoseconds from any origin
     */
    synchronized Optional<Rejection> take(ClientNetwork client, long nanoTime) {
        if (open >= limit) {
            return Optional.of(Rejection.CONNECTION_LIMIT);
        }
        sweep(nanoTime);
        Usage usage = usages.computeIfAbsent(client, any -> new Usage(ratePerClient, nanoTime));
        if (ratePerClient > 0 && !usage.rate.take(1, nanoTime)) {
            return Optional.of(Rejection.RATE);
        }
        if (limitPerClient > 0 && usage.open >= limitPerClient) {
            return Optional.of(Rejection.CLIENT_LIMIT);
        }
        usage.open++;
        open++;
        return Optional.empty();
    }

    /** Releases a permit. */
    synchronized void release(ClientNetwork client, long nanoTime) {
        open--;
        usages.computeIfPresent(client, (same, usage) -> {
            usage.open--;
            return usage.isUnused(nanoTime) ? null : usage;
        });
    }

    /** Returns the number of clients with an entry. */
    synchronized int clients() {
        return usages.size();
    }

    /** Removes clients that have an entry for their rate only. Half of the entries are new at each sweep, so a sweep costs little. */
    private void sweep(long nanoTime) {
        if (usages.size() >= sweepAt) {
            usages.values().removeIf(usage -> usage.isUnused(nanoTime));
            sweepAt = Math.max(MIN_TO_SWEEP, 2 * usages.size());
        }
    }

    private static final class Usage {
        final TokenBucket rate;
        int open;

        Usage(int perSecond, long nanoTime) {
            rate = new TokenBucket(Math.max(1, perSecond), nanoTime);
        }

        boolean isUnused(long nanoTime) {
            return open == 0 && rate.isWhole(nanoTime);
        }
    }
}
