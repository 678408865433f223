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
 * {@link ConnectionLimitsConfig}, checked, and what has been taken of it. From any thread: one lock for all of it, which is held
 * for no longer than it takes to look a client up.
 */
@Singleton
public final class ConnectionLimits {

    private static final Logger LOG = Logger.getLogger(ConnectionLimits.class);

    private static final int MAX = 10_000_000;
    private static final int DEFAULT = 100_000;

    /** How many clients are kept before it is looked who can be forgotten. */
    private static final int FEWEST_TO_SWEEP = 1_000;

    private final int limit;
    private final int limitPerClient;
    private final int ratePerClient;

    private final Map<ClientNetwork, Usage> usages = new HashMap<>();
    private int open;
    private int sweepAt = FEWEST_TO_SWEEP;

    @Inject
    ConnectionLimits(ConnectionLimitsConfig config) {
        this(config, FileDescriptors.roomForConnections());
        if (config.limit().orElse(0) > limit) {
            LOG.warnf(
                    "longwave.connections.limit is %d, but the file descriptors of this process leave room for %d",
                    config.limit().getAsInt(), limit);
        }
    }

    /** @param room the most connections that the process can hold */
    ConnectionLimits(ConnectionLimitsConfig config, int room) {
        int configured = config.limit().orElse(DEFAULT);
        limit = Math.min(room, Range.ofNumbers(1, MAX).check("longwave.connections.limit", configured));
        Range<Integer> orOff = Range.ofNumbers(0, MAX).withMinNote("off");
        limitPerClient = orOff.check("longwave.connections.limit-per-address", config.limitPerAddress());
        ratePerClient = orOff.check("longwave.connections.rate-per-address", config.ratePerAddress());
    }

    /** The most connections at once. */
    public int limit() {
        return limit;
    }

    /**
     * Why a client gets no place for a connection; empty if it has got one, which is to be given back.
     *
     * @param nanoTime the time now, in nanoseconds since any beginning
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

    /** Gives a place back. */
    synchronized void release(ClientNetwork client, long nanoTime) {
        open--;
        usages.computeIfPresent(client, (same, usage) -> {
            usage.open--;
            return usage.canBeForgotten(nanoTime) ? null : usage;
        });
    }

    /** How many clients something is kept of. */
    synchronized int clients() {
        return usages.size();
    }

    /** Forgets those that were kept for their rate only. Half of what is kept is new each time, so it costs little. */
    private void sweep(long nanoTime) {
        if (usages.size() >= sweepAt) {
            usages.values().removeIf(usage -> usage.canBeForgotten(nanoTime));
            sweepAt = Math.max(FEWEST_TO_SWEEP, 2 * usages.size());
        }
    }

    private static final class Usage {
        final TokenBucket rate;
        int open;

        Usage(int perSecond, long nanoTime) {
            rate = new TokenBucket(Math.max(1, perSecond), nanoTime);
        }

        boolean canBeForgotten(long nanoTime) {
            return open == 0 && rate.isWhole(nanoTime);
        }
    }
}
