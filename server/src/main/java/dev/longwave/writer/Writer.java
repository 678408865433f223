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
 * Writes at regular intervals, to a channel and to the connections that it has been handed. From any thread: all of it is
 * under the lock of this, and nothing in it waits.
 *
 * <p>A message has been written when every event loop has queued it for its connections. Until then there is no next one:
 * where the server cannot keep up, ticks are skipped and nothing piles up.
 */
final class Writer {

    private final Channels channels;
    private final WriterMetrics metrics;
    private final Subscribers subscribers = new Subscribers();
    private final Set<Handover> handovers = new LinkedHashSet<>();
    private WriterSettings settings;
    private TickSchedule rhythm;
    private long tick;
    private boolean stopped;
    private boolean failing;

    /** How many have not got the last message yet: the channel, and those that were handed over. */
    private final AtomicInteger writing = new AtomicInteger();

    /** @param now in nanoseconds: its first tick is due */
    Writer(Channels channels, WriterMetrics metrics, WriterSettings settings, long now) {
        this.channels = channels;
        this.metrics = metrics;
        this.settings = settings;
        rhythm = new TickSchedule(settings.every(), now);
    }

    /** Takes a connection over, for as long as it says and no longer than it has got so many messages. */
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

    /** Its connection has ended. */
    void gone(Handover handover) {
        forget(handover, () -> {});
        handover.end(Handover.End.GONE);
    }

    /** @param left run when it has got all that has been written to it */
    private synchronized void forget(Handover handover, Runnable left) {
        if (handovers.remove(handover)) {
            subscribers.leave(handover.connection().subscriber(), left);
        }
    }

    /** Ends them behind all that has been written to them. */
    private void end(List<Handover> done, Handover.End reason) {
        done.forEach(handover -> forget(handover, () -> handover.end(reason)));
    }

    /** Goes on as it is told now. Where its interval changes, the next tick is one of the new ones from now. */
    synchronized void change(WriterSettings next, long now) {
        if (!next.every().equals(settings.every()) || settings.paused()) {
            rhythm = new TickSchedule(next.every(), now + next.every().toNanos());
        }
        settings = next;
    }

    /** Is done with all its connections, and takes no more. */
    synchronized void stop() {
        stopped = true;
        end(List.copyOf(handovers), Handover.End.STOPPED);
    }

    /**
     * Writes if it is time to. To be called once a second.
     *
     * @param time what messages say that it is
     * @param now in nanoseconds
     * @throws RuntimeException if it could not, which must be {@linkplain #hasBegunToFail told} then
     */
    synchronized void beat(Instant time, long now) {
        if (stopped || settings.paused()) {
            return;
        }
        TickSchedule.Beat beat = rhythm.at(now);
        if (!beat.due()) {
            return;
        }
        metrics.skipped(beat.missed());
        if (writing.get() > 0) {
            metrics.skipped(1);
            return;
        }
        write(time);
        failing = false;
        metrics.wrote(beat.isLate() ? TickOutcome.LATE : TickOutcome.ON_TIME, beat.lateness());
        end(served(), Handover.End.SERVED);
    }

    /** Counts a tick that failed; whether it is the first one in a row. */
    synchronized boolean hasBegunToFail() {
        metrics.failed();
        boolean first = !failing;
        failing = true;
        return first;
    }

    /** @param name that it goes by */
    synchronized WriterInfo state(String name) {
        return new WriterInfo(name, settings.every(), settings.channel(), settings.paused(), tick, handovers.size());
    }

    private void write(Instant time) {
        int members =
                handovers.size() + settings.channel().map(channels::members).orElse(0);
        byte[] message = settings.content().at(time, tick + 1, members);
        tick++;
        boolean text = settings.content().isText();
        // What can fail has been done: from here on it is being written, and there is no next one before it has been.
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
