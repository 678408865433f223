package dev.longwave.writer;

import dev.longwave.channel.ChannelName;
import java.time.Duration;
import java.util.Optional;

/**
 * A writer at one moment.
 *
 * @param channel gets each message as well
 * @param paused whether it writes nothing for now
 * @param ticks how often it has written
 * @param connections how many it has been handed and is not done with
 */
record WriterInfo(
        String name, Duration every, Optional<ChannelName> channel, boolean paused, long ticks, int connections) {}
