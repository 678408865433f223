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
 * {@link WritersConfig.Writer}, checked.
 *
 * @param channel gets each message as well
 * @param paused whether it writes nothing for now
 */
record WriterSettings(Duration every, MessageContent content, Optional<ChannelName> channel, boolean paused) {

    /** A second is what the scheduler can do. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** So that it can be counted in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /**
     * Those that are enabled, by their names.
     *
     * @param messageLimit the largest message, in bytes
     * @throws IllegalArgumentException if there is anything wrong with any of them
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
            throw new IllegalArgumentException(key + ": a writer's name is 1 to 64 of A-Z a-z 0-9 _ -");
        }
        Range.ofDurations(SHORTEST, LONGEST).check(key + ".every", config.every());
        return new WriterSettings(
                config.every(),
                content(key, config, messageLimit),
                config.channel().map(channel -> channel(key, channel)),
                config.paused().isTrue());
    }

    private static MessageContent content(String key, WritersConfig.Writer config, long messageLimit) {
        if (config.text().isPresent() == config.binary().isPresent()) {
            throw new IllegalArgumentException("%s needs either %s.text or %s.binary".formatted(key, key, key));
        }
        MessageContent content = config.text()
                .map(text -> parsed(key + ".text", text, MessageContent::text))
                .orElseGet(() -> parsed(key + ".binary", config.binary().orElseThrow(), MessageContent::binary));
        int largest = content.at(Instant.MAX, Long.MAX_VALUE, Integer.MAX_VALUE).length;
        if (largest > messageLimit) {
            throw new IllegalArgumentException("The messages of %s have up to %d bytes, but %d are allowed (%s)"
                    .formatted(key, largest, messageLimit, "longwave.message.limit"));
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
                        "%s.channel is %s, but a channel's name is %s".formatted(key, value, ChannelName.RULE)));
    }
}
