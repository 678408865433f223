package dev.longwave.limits;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Memory budget of partly received messages, over all connections. Above the limit the clients with the most bytes are
 * disconnected, so that no client can use up the memory of others with many large unfinished messages. Thread-safe.
 */
public final class InboundBudget {

    private static final Logger LOG = Logger.getLogger(InboundBudget.class);

    private static final String SETTING = "longwave.inbound.total-limit";

    /** The rest of the heap is for complete messages, growing buffers and everything else. */
    private static final int SHARE_OF_THE_HEAP = 4;

    private final long limit;
    private final AtomicLong bytes = new AtomicLong();
    private final Map<Client, Integer> held = new ConcurrentHashMap<>();
    private final Throttle warnings = new Throttle();

    /** The budget's view of a connection. */
    public interface Client {

        /** Disconnects the client for lack of memory. Thread-safe. */
        void dropUnfinished();
    }

    /**
     * Creates an unused budget.
     *
     * @param limit in bytes
     */
    public InboundBudget(long limit) {
        this.limit = limit;
    }

    /**
     * Returns the configured budget.
     *
     * @param heap the maximum heap size in bytes
     */
    public static InboundBudget of(LimitsConfig config, long heap) {
        long message = config.message().limit().asLongValue();
        return new InboundBudget(config.inbound()
                .totalLimit()
                .map(total -> Limits.total(SETTING, total, message, "longwave.message.limit"))
                .orElse(Math.max(message, heap / SHARE_OF_THE_HEAP)));
    }

    /** Sets the number of bytes that a client holds. Runs on the client's event loop. */
    public void holds(Client client, int now) {
        int more = now - before(now == 0 ? held.remove(client) : held.put(client, now));
        if (more != 0 && bytes.addAndGet(more) > limit && more > 0) {
            shedLargest();
        }
    }

    private static int before(@Nullable Integer bytes) {
        return bytes == null ? 0 : bytes;
    }

    /** Frees memory down to an eighth below the limit, so that not every byte leads to a search for the largest holders. */
    private synchronized void shedLargest() {
        long target = limit - limit / 8;
        int closed = 0;
        for (Holder holder : holders()) {
            if (bytes.get() <= target) {
                break;
            }
            holds(holder.client, 0); // its memory is about to be free
            holder.client.dropUnfinished();
            closed++;
        }
        if (closed > 0 && warnings.tryAcquire()) {
            LOG.warnf(
                    "Closed %d connections with unfinished messages: all together exceeded %d bytes (%s)",
                    closed, limit, SETTING);
        }
    }

    /** Returns the clients that hold bytes, the largest first. */
    List<Holder> holders() {
        return held.entrySet().stream()
                .map(entry -> new Holder(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Holder::bytes).reversed())
                .toList();
    }

    /** A client and its bytes at one moment. */
    record Holder(Client client, int bytes) {}
}
