package dev.longwave.limits;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What is held of messages that are not whole, over all connections. Past the limit those that hold most are ended, so that
 * nobody can take the others' memory by beginning many large messages. From any thread.
 */
public final class InboundBudget {

    private static final Logger LOG = Logger.getLogger(InboundBudget.class);

    private static final String SETTING = "longwave.inbound.total-limit";

    /** As much again for what becomes of messages, for their growth, and for all else. */
    private static final int SHARE_OF_THE_HEAP = 4;

    private final long limit;
    private final AtomicLong bytes = new AtomicLong();
    private final Map<Client, Integer> held = new ConcurrentHashMap<>();
    private final Throttle told = new Throttle();

    /** A connection, as far as it is concerned. */
    public interface Client {

        /** Ends it, for want of memory. From any thread. */
        void dropUnfinished();
    }

    /**
     * A budget of which nothing is used.
     *
     * @param limit in bytes
     */
    public InboundBudget(long limit) {
        this.limit = limit;
    }

    /**
     * Returns the configured budget.
     *
     * @param heap the most bytes that there may be for all objects
     */
    public static InboundBudget of(LimitsConfig config, long heap) {
        long message = config.message().limit().asLongValue();
        return new InboundBudget(config.inbound()
                .totalLimit()
                .map(total -> Limits.total(SETTING, total, message, "longwave.message.limit"))
                .orElse(Math.max(message, heap / SHARE_OF_THE_HEAP)));
    }

    /** It holds that much now. On its event loop. */
    public void holds(Client client, int now) {
        int more = now - before(now == 0 ? held.remove(client) : held.put(client, now));
        if (more != 0 && bytes.addAndGet(more) > limit && more > 0) {
            relieve();
        }
    }

    private static int before(@Nullable Integer bytes) {
        return bytes == null ? 0 : bytes;
    }

    /** Down to an eighth below the limit, so that it is not looked for who holds most with each byte. */
    private synchronized void relieve() {
        long target = limit - limit / 8;
        int ended = 0;
        for (Holder holder : holders()) {
            if (bytes.get() <= target) {
                break;
            }
            holds(holder.client, 0); // it is as good as gone
            holder.client.dropUnfinished();
            ended++;
        }
        if (ended > 0 && told.tryAcquire(System.nanoTime())) {
            LOG.warnf(
                    "Closed %d connections with unfinished messages: all held more than %d bytes (%s)",
                    ended, limit, SETTING);
        }
    }

    /** Those who hold something, the most first. */
    List<Holder> holders() {
        return held.entrySet().stream()
                .map(entry -> new Holder(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Holder::bytes).reversed())
                .toList();
    }

    /** What one holds, as it was. */
    record Holder(Client client, int bytes) {}
}
