package dev.longwave.fanout;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A message for many subscribers. Each form of it, such as the frames of a WebSocket, is made once, by the first subscriber
 * that needs it, and shared by all others. From any thread.
 */
public final class Publication {

    private final boolean text;
    private final byte[] payload;
    private final AtomicInteger shardsLeft;
    private final AtomicInteger takers = new AtomicInteger();
    private final IntConsumer delivered;

    /** A list with one node a form: there are few. Grows under the lock of this, never shrinks. */
    private volatile @Nullable Form forms;

    private record Form(
            Class<?> type, Encoded encoded, @Nullable Form next) {}

    /**
     * @param payload not to be changed any more; UTF-8 if it is text
     * @param shards how many times {@link #shardDone} will be called
     * @param delivered told, at the last of these, how many subscribers took it
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

    /** Not to be changed. UTF-8 if it is text. */
    public byte[] payload() {
        return payload;
    }

    /**
     * Returns the message in a form, which is made at the first call for it. Only while the message is being
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

    /** One shard has delivered it to all of its subscribers, of which so many took it. */
    void shardDone(int taken) {
        takers.addAndGet(taken);
        if (shardsLeft.decrementAndGet() == 0) {
            try {
                for (Form form = forms; form != null; form = form.next) {
                    form.encoded.release();
                }
            } finally {
                delivered.accept(takers.get());
            }
        }
    }
}
