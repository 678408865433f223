package dev.longwave.limits;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Memory budget of queued messages, over all connections. Above the limit the clients with the largest queues are
 * disconnected, so that no client can use up the memory of others by not reading. Thread-safe.
 *
 * <p>Neither measure is exact. The sum of all queues counts a shared message once per client, although it is in memory once.
 * Direct memory also holds data that is not queued. The budget is exceeded only when both are over the limit.
 */
public final class OutboundBudget {

    private static final Logger LOG = Logger.getLogger(OutboundBudget.class);

    private static final String SETTING = "longwave.outbound.total-limit";

    /** The rest of the memory is for input, Netty's other buffers and everything else. */
    private static final int SHARE_OF_MEMORY = 4;

    /** Minimum time between two checks: not one for each frame, and disconnected clients need time to close. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** The budget's view of a connection. */
    public interface Client {

        /** Returns the size of the client's queue in bytes, with each message counted in full. */
        long queuedBytes();

        /** Disconnects the client, and drops its queue as soon as possible. */
        void shed();
    }

    /** The memory of all frames. */
    public interface Memory {

        /** Returns an upper bound of the bytes in use. Cheap enough for frequent calls. */
        long atMost();

        /** Returns the bytes in use. */
        long held();
    }

    private final long limit;
    private final Memory memory;
    private final Supplier<? extends Collection<? extends Client>> clients;

    /** Frames in all queues. Each costs an object per connection, which is more than a small message itself. */
    private final LongAdder frames = new LongAdder();

    private final Throttle checks = new Throttle(PAUSE);
    private final Throttle warnings = new Throttle();

    /**
     * Creates a budget over all of these clients.
     *
     * @param limit in bytes
     * @param clients returns all clients
     */
    public OutboundBudget(long limit, Memory memory, Supplier<? extends Collection<? extends Client>> clients) {
        this.limit = limit;
        this.memory = memory;
        this.clients = clients;
    }

    /**
     * Returns the configured budget.
     *
     * @param available the direct memory or the heap in bytes, whichever is less
     */
    public static OutboundBudget of(
            LimitsConfig config,
            long available,
            Memory memory,
            Supplier<? extends Collection<? extends Client>> clients) {
        long client = config.outbound().limit().asLongValue();
        long limit = config.outbound()
                .totalLimit()
                .map(total -> Limits.total(SETTING, total, client, "longwave.outbound.limit"))
                .orElse(Math.max(client, available / SHARE_OF_MEMORY));
        return new OutboundBudget(limit, memory, clients);
    }

    /** Adds to the number of queued frames, or subtracts if negative. */
    public void count(int more) {
        frames.add(more);
    }

    /** Checks the limit, after a frame was queued. */
    public void check() {
        if (objects() + memory.atMost() > limit && checks.tryAcquire()) {
            shedSlowest();
        }
    }

    private long objects() {
        return frames.sum() * Limits.COST_OF_A_MESSAGE;
    }

    /** Frees memory down to an eighth below the limit. If shared messages free less, the next check follows soon. */
    private void shedSlowest() {
        List<Queue> queues = queues();
        long counted = queues.stream().mapToLong(Queue::bytes).sum();
        long held = Math.min(counted, objects() + memory.held());
        if (held <= limit) {
            return;
        }
        long target = limit - limit / 8;
        int closed = 0;
        for (Queue queue : queues) {
            if (held <= target) {
                break;
            }
            held -= queue.bytes;
            queue.client.shed();
            closed++;
        }
        if (warnings.tryAcquire()) {
            LOG.warnf("Closed %d slow connections: outbound queues exceeded %d bytes (%s)", closed, limit, SETTING);
        }
    }

    /** Returns the queues that are not empty, the largest first. */
    private List<Queue> queues() {
        return clients.get().stream()
                .map(client -> new Queue(client, client.queuedBytes()))
                .filter(queue -> queue.bytes > 0)
                .sorted(Comparator.comparingLong(Queue::bytes).reversed())
                .toList();
    }

    /** A client and the size of its queue at one moment. */
    private record Queue(Client client, long bytes) {}
}
