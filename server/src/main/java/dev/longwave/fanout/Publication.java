package dev.longwave.fanout;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A message for many subscribers. The first subscriber that needs an encoding, such as WebSocket frames, makes it; all others
 * share it. From any thread.
 */
public final class Publication {

    private final boolean text;
    private final byte[] payload;
    private final AtomicInteger shardsLeft;
    private final AtomicInteger acceptedCount = new AtomicInteger();
    private final IntConsumer delivered;

    /** A linked list of encodings, because there are few. Grows under the lock of this, never shrinks. */
    private volatile @Nullable Form forms;

    private record Form(
            Class<?> type, Encoded encoded, @Nullable Form next) {}

    /**
     * @param payload must not change any more; UTF-8 if it is text
     * @param shards number of calls to {@link #shardDone} that will follow
     * @param delivered called in the last of these with the number of subscribers that accepted the message
     */
    Publication(boolean text, byte[] payload, int shards, IntConsumer delivered) {
        this.text = text;
        this.payload = payload;
        this.shardsLeft = new AtomicInteger(shards);
        this.delivered = delivered;
    }

    public boolean isText() {
        return text;
    }

    /** Returns the payload, which must not change. UTF-8 if it is text. */
    public byte[] payload() {
        return payload;
    }

    /**
     * Returns the message in an encoding, which the first call makes. Valid only while the message is being
     * {@linkplain Subscriber#deliver delivered}.
     */
    @SuppressWarnings("unchecked") // found by its type; a checked cast would cost each delivery
    public <F extends Encoded> F as(Class<F> type, Function<Publication, F> encoder) {
        Encoded encoded = find(type);
        return (F) (encoded == null ? encode(type, encoder) : encoded);
    }

    private @Nullable Encoded find(Class<?> type) {
        for (Form form = forms; form != null; form = form.next) {
            if (form.type == type) {
                return form.encoded;
            }
        }
        return null;
    }

    private synchronized Encoded encode(Class<?> type, Function<Publication, ? extends Encoded> encoder) {
        Encoded encoded = find(type);
        if (encoded == null) {
            encoded = encoder.apply(this);
            forms = new Form(type, encoded, forms);
        }
        return encoded;
    }

    /** Records that one shard has delivered the message, and how many of its subscribers accepted it. */
    void shardDone(int accepted) {
        acceptedCount.addAndGet(accepted);
        if (shardsLeft.decrementAndGet() == 0) {
            try {
                for (Form form = forms; form != null; form = form.next) {
                    form.encoded.release();
                }
            } finally {
                delivered.accept(acceptedCount.get());
            }
        }
    }
}
