package dev.longwave.writer;

import dev.longwave.channel.ChannelName;
import java.time.Duration;
import java.util.Optional;

/**
 * Snapshot of a writer.
 *
 * @param channel channel that gets each message as well
 * @param paused whether the writer is paused
 * @param ticks number of messages that it has written
 * @param connections number of connections that are handed over to it
 */
record WriterInfo(
        String name, Duration every, Optional<ChannelName> channel, boolean paused, long ticks, int connections) {}
