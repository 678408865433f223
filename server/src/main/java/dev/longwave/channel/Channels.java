package dev.longwave.channel;

import dev.longwave.connection.DisconnectCause;
import dev.longwave.fanout.Subscriber;
import dev.longwave.fanout.Subscribers;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Channels that have members. A channel exists from the join of its first member to the leave of its last. From any thread. */
@Singleton
public final class Channels {

    private final Map<ChannelName, Subscribers> channels = new ConcurrentHashMap<>();
    private final ChannelMetrics metrics;

    public Channels(ChannelMetrics metrics) {
        this.metrics = metrics;
        metrics.registerChannelGauge(this::count);
    }

    public void join(ChannelName name, Subscriber member) {
        // In compute, so that no member joins a channel that is being removed.
        channels.compute(name, (same, open) -> {
            Subscribers subscribers = open == null ? new Subscribers() : open;
            subscribers.join(member);
            return subscribers;
        });
    }

    /**
     * Removes a member, which gets no message that is sent later.
     *
     * @param member must have joined, and leaves once
     * @param cause cause of its disconnect
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
     * Sends a message to the members of a channel, if there are any.
     *
     * @param payload must not change any more; UTF-8 if it is text
     * @param except gets no message; null if all get it
     * @param delivered called with the number of members that accepted the message, after delivery to all that are still
     *     connected and once {@linkplain Subscribers#whenMostAreWritable most keep up}; on any thread, must not block. A publisher
     *     that sends more before this call is faster than the channel
     */
    public void publish(
            ChannelName name, boolean text, byte[] payload, @Nullable Subscriber except, IntConsumer delivered) {
        Subscribers subscribers = channels.get(name);
        if (subscribers == null) {
            delivered.accept(0);
        } else {
            subscribers.send(text, payload, except, accepted -> {
                metrics.delivered(accepted);
                subscribers.whenMostAreWritable(() -> delivered.accept(accepted));
            });
        }
    }

    /**
     * Sends a message to the members of a channel without back-pressure.
     *
     * @param written run after delivery to all members that are still connected; on any thread, must not block
     */
    public void write(ChannelName name, boolean text, byte[] payload, Runnable written) {
        Subscribers subscribers = channels.get(name);
        if (subscribers == null) {
            written.run();
        } else {
            subscribers.send(text, payload, null, accepted -> {
                metrics.delivered(accepted);
                written.run();
            });
        }
    }

    /** Returns the number of members of a channel. */
    public int members(ChannelName name) {
        Subscribers subscribers = channels.get(name);
        return subscribers == null ? 0 : subscribers.size();
    }

    /** Returns the number of channels. */
    int count() {
        return channels.size();
    }
}
