package dev.longwave.channel;

import dev.longwave.connection.DisconnectCause;
import dev.longwave.fanout.Subscriber;
import dev.longwave.fanout.Subscribers;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The channels that have members: one lives from its first member's joining to its last one's leaving. From any thread. */
@Singleton
public final class Channels {

    private final Map<ChannelName, Subscribers> channels = new ConcurrentHashMap<>();
    private final ChannelMetrics metrics;

    public Channels(ChannelMetrics metrics) {
        this.metrics = metrics;
        metrics.watch(this::count);
    }

    public void join(ChannelName name, Subscriber member) {
        // In compute, so that nobody joins what is being given up.
        channels.compute(name, (same, open) -> {
            Subscribers subscribers = open == null ? new Subscribers() : open;
            subscribers.join(member);
            return subscribers;
        });
    }

    /**
     * Sends it nothing more.
     *
     * @param member has joined, and leaves once
     * @param cause why
     */
    public void leave(ChannelName name, Subscriber member, DisconnectCause cause) {
        if (cause == DisconnectCause.SLOW_CONSUMER) {
            metrics.slowSubscriberDisconnected();
        }
        channels.computeIfPresent(name, (same, subscribers) -> {
            subscribers.leave(member);
            return subscribers.size() == 0 ? null : subscribers;
        });
    }

    /**
     * Sends a message to all members of a channel, if there are any.
     *
     * @param payload not to be changed any more; UTF-8 if it is text
     * @param except gets none
     * @param delivered told how many took it, once they all have it or are gone and {@linkplain Subscribers#whenMostKeepUp most
     *     keep up}: on any thread, and not to wait. Who publishes more before that is faster than the channel
     */
    public void publish(
            ChannelName name, boolean text, byte[] payload, @Nullable Subscriber except, IntConsumer delivered) {
        Subscribers subscribers = channels.get(name);
        if (subscribers == null) {
            delivered.accept(0);
        } else {
            subscribers.send(text, payload, except, takers -> {
                metrics.delivered(takers);
                subscribers.whenMostKeepUp(() -> delivered.accept(takers));
            });
        }
    }

    /**
     * The same for whoever waits for no member.
     *
     * @param written run once they all have it or are gone: on any thread, and not to wait
     */
    public void write(ChannelName name, boolean text, byte[] payload, Runnable written) {
        Subscribers subscribers = channels.get(name);
        if (subscribers == null) {
            written.run();
        } else {
            subscribers.send(text, payload, null, takers -> {
                metrics.delivered(takers);
                written.run();
            });
        }
    }

    /** How many members a channel has. */
    public int members(ChannelName name) {
        Subscribers subscribers = channels.get(name);
        return subscribers == null ? 0 : subscribers.size();
    }

    /** How many channels there are. */
    int count() {
        return channels.size();
    }
}
