package dev.longwave.wire;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * What is held of messages that are not whole, over all connections. Past the limit those that hold most are ended, so that
 * nobody can take the others' memory by beginning many large messages. From any thread.
 */
final class Unfinished {

    private static final Logger LOG = Logger.getLogger(Unfinished.class);

    private static final String SETTING = "longwave.inbound.total";

    /** As much again for what becomes of messages, for their growth, and for all else. */
    private static final int SHARE_OF_THE_HEAP = 4;

    private final long limit;
    private final AtomicLong bytes = new AtomicLong();
    private final Set<Share> shares = ConcurrentHashMap.newKeySet();
    private final Seldom told = new Seldom();

    /** @param limit in bytes */
    Unfinished(long limit) {
        this.limit = limit;
    }

    /** @param heap the most bytes that there may be for all objects */
    static Unfinished of(WireConfig config, long heap) {
        long message = config.message().limit().asLongValue();
        return new Unfinished(config.inbound()
                .total()
                .map(total -> WireLimits.total(SETTING, total, message, "longwave.message.limit"))
                .orElse(Math.max(message, heap / SHARE_OF_THE_HEAP)));
    }

    /** @param end ends the connection that holds it, for want of memory; from any thread */
    Share share(Runnable end) {
        return new Share(end);
    }

    /** What one connection holds. */
    final class Share {

        private final Runnable end;
        private final AtomicInteger held = new AtomicInteger();

        private Share(Runnable end) {
            this.end = end;
        }

        /** It is that much now. On its event loop. */
        void is(int now) {
            int before = held.get();
            if (now != before) {
                if (now == 0) {
                    shares.remove(this);
                } else {
                    shares.add(this);
                }
                count(now);
                if (now > before && bytes.get() > limit) {
                    relieve();
                }
            }
        }

        private void count(int now) {
            bytes.addAndGet(now - held.getAndSet(now));
        }
    }

    /** Down to an eighth below the limit, so that it is not looked for who holds most with each byte. */
    private synchronized void relieve() {
        long target = limit - limit / 8;
        int ended = 0;
        for (Holder holder : holders()) {
            if (bytes.get() <= target) {
                break;
            }
            shares.remove(holder.share); // it is as good as gone
            holder.share.count(0);
            holder.share.end.run();
            ended++;
        }
        if (ended > 0 && told.isTime(System.nanoTime())) {
            LOG.warnf(
                    "Ended %d connections with messages that were not whole: all held more than %d bytes (%s)",
                    ended, limit, SETTING);
        }
    }

    /** Those who hold something, the most first. */
    List<Holder> holders() {
        return shares.stream()
                .map(share -> new Holder(share, share.held.get()))
                .sorted(Comparator.comparingInt(Holder::bytes).reversed())
                .toList();
    }

    /** A share, as it was. */
    record Holder(Share share, int bytes) {}
}
