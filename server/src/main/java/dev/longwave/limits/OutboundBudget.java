package dev.longwave.limits;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * What waits for clients to read it, over all connections. Past the limit those for whom most waits are ended, so that nobody
 * can take the others' memory by not reading. From any thread.
 *
 * <p>What each connection says that waits for it is too much in all: a message for many counts for each of them, but is in
 * memory once. What is in memory is too much as well: not all of it waits for anybody. So both have to be past the limit.
 */
public final class OutboundBudget {

    private static final Logger LOG = Logger.getLogger(OutboundBudget.class);

    private static final String SETTING = "longwave.outbound.total-limit";

    /** As much again for what comes, for what Netty takes for other things, and for all else. */
    private static final int SHARE_OF_MEMORY = 4;

    /** How soon it may look again: not for each frame, and those who were ended should have gone. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** A connection, as far as it is concerned. */
    public interface Client {

        /** Bytes that wait for it, each message counted in full. */
        long queuedBytes();

        /** Ends it, and drops what waits for it as soon as it can. */
        void shed();
    }

    /** That of all frames. */
    public interface Memory {

        /** About how many bytes are in use, and not less: to be asked often. */
        long atMost();

        /** How many bytes are in use. */
        long held();
    }

    private final long limit;
    private final Memory memory;
    private final Supplier<? extends Collection<? extends Client>> clients;

    /** An object each, for each connection that it waits for: where messages are small that is more than they are. */
    private final LongAdder frames = new LongAdder();

    private final Throttle checks = new Throttle(PAUSE);
    private final Throttle told = new Throttle();

    /**
     * A budget over all of these clients.
     *
     * @param limit in bytes
     * @param clients all there are
     */
    public OutboundBudget(long limit, Memory memory, Supplier<? extends Collection<? extends Client>> clients) {
        this.limit = limit;
        this.memory = memory;
        this.clients = clients;
    }

    /**
     * As configured.
     *
     * @param most how many bytes there may be for frames, or for all objects, whichever is less
     */
    public static OutboundBudget of(
            LimitsConfig config, long most, Memory memory, Supplier<? extends Collection<? extends Client>> clients) {
        long client = config.outbound().limit().asLongValue();
        long limit = config.outbound()
                .totalLimit()
                .map(total -> Limits.total(SETTING, total, client, "longwave.outbound.limit"))
                .orElse(Math.max(client, most / SHARE_OF_MEMORY));
        return new OutboundBudget(limit, memory, clients);
    }

    /** So many frames more wait for a client, or fewer. */
    public void count(int more) {
        frames.add(more);
    }

    /** Something waits for a client: checks whether it is too much now. */
    public void check() {
        if (objects() + memory.atMost() > limit && checks.tryAcquire(System.nanoTime())) {
            relieve();
        }
    }

    private long objects() {
        return frames.sum() * Limits.COST_OF_A_MESSAGE;
    }

    /** Down to an eighth below the limit. Where that is not enough, because they share what waits, it checks again soon. */
    private void relieve() {
        List<Queue> queues = queues();
        long counted = queues.stream().mapToLong(Queue::bytes).sum();
        long held = Math.min(counted, objects() + memory.held());
        if (held <= limit) {
            return;
        }
        long target = limit - limit / 8;
        int ended = 0;
        for (Queue queue : queues) {
            if (held <= target) {
                break;
            }
            held -= queue.bytes;
            queue.client.shed();
            ended++;
        }
        if (told.tryAcquire(System.nanoTime())) {
            LOG.warnf("Closed %d slow connections: outbound queues exceeded %d bytes (%s)", ended, limit, SETTING);
        }
    }

    /** Those that are not empty, the longest first. */
    private List<Queue> queues() {
        return clients.get().stream()
                .map(client -> new Queue(client, client.queuedBytes()))
                .filter(queue -> queue.bytes > 0)
                .sorted(Comparator.comparingLong(Queue::bytes).reversed())
                .toList();
    }

    /** What waits for a client, as it was. */
    private record Queue(Client client, long bytes) {}
}
