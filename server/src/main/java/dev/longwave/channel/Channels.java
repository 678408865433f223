package dev.longwave.channel;

import dev.longwave.connection.Connection;
import dev.longwave.connection.DisconnectCause;
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

    public void join(ChannelName name, Connection member) {
        // In compute, so that nobody joins what is being given up.
        channels.compute(name, (same, open) -> {
            Subscribers audience = open == null ? new Subscribers() : open;
            audience.join(member);
            return audience;
        });
    }

    /**
     * Sends it nothing more.
     *
     * @param member has joined, and leaves once
     * @param ending why
     */
    public void leave(ChannelName name, Connection member, DisconnectCause ending) {
        if (ending == DisconnectCause.SLOW) {
            metrics.cut();
        }
        channels.computeIfPresent(name, (same, audience) -> {
            audience.leave(member);
            return audience.size() == 0 ? null : audience;
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
    public void publish(ChannelName name, boolean text, byte[] payload, @Nullable Connection except, IntConsumer delivered) {
        Subscribers audience = channels.get(name);
        if (audience == null) {
            delivered.accept(0);
        } else {
            audience.send(text, payload, except, takers -> {
                metrics.delivered(takers);
                audience.whenMostKeepUp(() -> delivered.accept(takers));
            });
        }
    }

    /**
     * The same for whoever waits for no member.
     *
     * @param written run once they all have it or are gone: on any thread, and not to wait
     */
    public void write(ChannelName name, boolean text, byte[] payload, Runnable written) {
        Subscribers audience = channels.get(name);
        if (audience == null) {
            written.run();
        } else {
            audience.send(text, payload, null, takers -> {
                metrics.delivered(takers);
                written.run();
            });
        }
    }

    /** How many members a channel has. */
    public int members(ChannelName name) {
        Subscribers audience = channels.get(name);
        return audience == null ? 0 : audience.size();
    }

    /** How many channels there are. */
    int count() {
        return channels.size();
    }
}
