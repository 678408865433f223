package dev.longwave.writer;

import dev.longwave.channel.ChannelName;
import dev.longwave.config.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Settings of one writer: a valid {@link WritersConfig.Writer}.
 *
 * @param channel channel that gets each message as well
 * @param paused whether the writer is paused
 */
record WriterSettings(Duration every, MessageContent content, Optional<ChannelName> channel, boolean paused) {

    /** Resolution of the scheduler. */
    private static final Duration MIN = Duration.ofSeconds(1);

    /** Fits into a number of nanoseconds. */
    private static final Duration MAX = Duration.ofDays(365);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /**
     * Returns the settings of the enabled writers by name.
     *
     * @param messageLimit max size of a message, in bytes
     * @throws IllegalArgumentException if the settings of any writer are invalid
     */
    static Map<String, WriterSettings> of(WritersConfig config, long messageLimit) {
        Map<String, WriterSettings> all = new TreeMap<>();
        config.writers().forEach((name, writer) -> {
            WriterSettings settings = of(name, writer, messageLimit);
            if (writer.enabled().isTrue()) {
                all.put(name, settings);
            }
        });
        return all;
    }

    private static WriterSettings of(String name, WritersConfig.Writer config, long messageLimit) {
        String key = WritersConfig.PREFIX + "." + name;
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(key + " is invalid: the name must be 1 to 64 of A-Z a-z 0-9 _ -");
        }
        Range.ofDurations(MIN, MAX).check(key + ".every", config.every());
        return new WriterSettings(
                config.every(),
                content(key, config, messageLimit),
                config.channel().map(channel -> channel(key, channel)),
                config.paused().isTrue());
    }

    private static MessageContent content(String key, WritersConfig.Writer config, long messageLimit) {
        if (config.text().isPresent() == config.binary().isPresent()) {
            throw new IllegalArgumentException(
                    "%s is invalid: must have either %s.text or %s.binary. An empty value counts as none, and so does a ${name} without a setting of that name: write $$ for a $"
                            .formatted(key, key, key));
        }
        MessageContent content = config.text()
                .map(text -> parsed(key + ".text", text, MessageContent::text))
                .orElseGet(() -> parsed(key + ".binary", config.binary().orElseThrow(), MessageContent::binary));
        int maxSize = content.at(Instant.MAX, Long.MAX_VALUE, Integer.MAX_VALUE).length;
        if (maxSize > messageLimit) {
            throw new IllegalArgumentException(
                    "%s is invalid: its messages have up to %d bytes, must be at most %d (%s)"
                            .formatted(key, maxSize, messageLimit, "longwave.message.limit"));
        }
        return content;
    }

    private static MessageContent parsed(String key, String value, Function<String, MessageContent> parser) {
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + " " + e.getMessage(), e);
        }
    }

    private static ChannelName channel(String key, String value) {
        return ChannelName.parse(value)
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s.channel=%s is invalid: must be %s".formatted(key, value, ChannelName.RULE)));
    }
}
