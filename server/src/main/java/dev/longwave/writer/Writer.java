package dev.longwave.writer;

import dev.longwave.channel.Channels;
import dev.longwave.connection.Connection;
import dev.longwave.fanout.Subscribers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writer that sends messages at a regular interval, to a channel and to connections that are handed over to it. From any
 * thread: everything is under the lock of this, and nothing blocks.
 *
 * <p>A message is written once every event loop has queued it for its connections. The writer starts no next message before:
 * an overloaded server skips ticks, and no queue of messages grows.
 */
final class Writer {

    private final Channels channels;
    private final WriterMetrics metrics;
    private final Subscribers subscribers = new Subscribers();
    private final Set<Handover> handovers = new LinkedHashSet<>();
    private WriterSettings settings;
    private TickSchedule schedule;
    private long ticks;
    private boolean stopped;
    private boolean failing;

    /** Number of destinations that the last message is still being written to: the channel, the connections handed over. */
    private final AtomicInteger writing = new AtomicInteger();

    /** @param now time of the first tick, in nanoseconds */
    Writer(Channels channels, WriterMetrics metrics, WriterSettings settings, long now) {
        this.channels = channels;
        this.metrics = metrics;
        this.settings = settings;
        schedule = new TickSchedule(settings.every(), now);
    }

    /** Takes a connection over until it has sent it this many messages, or is stopped. */
    synchronized Handover take(Connection connection, long messages) {
        Handover handover = new Handover(connection, messages);
        if (stopped) {
            handover.end(Handover.End.STOPPED);
        } else {
            subscribers.join(connection.subscriber());
            handovers.add(handover);
        }
        return handover;
    }

    /** Ends the handover of a connection that was closed. */
    void connectionClosed(Handover handover) {
        remove(handover, () -> {});
        handover.end(Handover.End.GONE);
    }

    /** @param onLeft run once the connection has got every message that was written to it */
    private synchronized void remove(Handover handover, Runnable onLeft) {
        if (handovers.remove(handover)) {
            subscribers.leave(handover.connection().subscriber(), onLeft);
        }
    }

    /** Ends handovers, each after every message that was written to its connection. */
    private void end(List<Handover> ended, Handover.End reason) {
        ended.forEach(handover -> remove(handover, () -> handover.end(reason)));
    }

    /** Continues with new settings. After a change of the interval or a pause, the next tick is due one interval from now. */
    synchronized void change(WriterSettings next, long now) {
        if (!next.every().equals(settings.every()) || settings.paused()) {
            schedule = new TickSchedule(next.every(), now + next.every().toNanos());
        }
        settings = next;
    }

    /** Ends all handovers, and accepts no more. */
    synchronized void stop() {
        stopped = true;
        end(List.copyOf(handovers), Handover.End.STOPPED);
    }

    /**
     * Writes a message if a tick is due. To be called once a second.
     *
     * @param time the time that messages contain
     * @param now current time in nanoseconds
     * @throws RuntimeException if it fails; the caller must then call {@link #recordFailure}
     */
    synchronized void tick(Instant time, long now) {
        if (stopped || settings.paused()) {
            return;
        }
        TickSchedule.Due tick = schedule.check(now);
        if (!tick.due()) {
            return;
        }
        metrics.skipped(tick.missed());
        if (writing.get() > 0) {
            metrics.skipped(1);
            return;
        }
        write(time);
        failing = false;
        metrics.wrote(tick.isLate() ? TickOutcome.LATE : TickOutcome.ON_TIME, tick.delay());
        end(served(), Handover.End.SERVED);
    }

    /** Counts a failed tick. Returns whether it is the first one in a row. */
    synchronized boolean recordFailure() {
        metrics.failed();
        boolean first = !failing;
        failing = true;
        return first;
    }

    /** @param name name of this writer */
    synchronized WriterInfo info(String name) {
        return new WriterInfo(name, settings.every(), settings.channel(), settings.paused(), ticks, handovers.size());
    }

    private void write(Instant time) {
        int members =
                handovers.size() + settings.channel().map(channels::members).orElse(0);
        byte[] message = settings.content().at(time, ticks + 1, members);
        ticks++;
        boolean text = settings.content().isText();
        // No step after this one fails: the message is being written, and the next one waits for it.
        writing.set(1 + (settings.channel().isPresent() ? 1 : 0));
        subscribers.send(text, message, null, delivered -> writing.decrementAndGet());
        settings.channel().ifPresent(channel -> channels.write(channel, text, message, writing::decrementAndGet));
    }

    private List<Handover> served() {
        List<Handover> served = new ArrayList<>();
        for (Handover handover : handovers) {
            if (handover.hasBeenSentItsLast()) {
                served.add(handover);
            }
        }
        return served;
    }
}
