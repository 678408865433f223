package dev.longwave.writer;

import dev.longwave.config.Flag;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settings of a writer. */
record Config(
        Duration every,
        Optional<String> text,
        Optional<String> binary,
        Optional<String> channel,
        Flag paused,
        Flag enabled)
        implements WritersConfig.Writer {

    Config(
            long everyMillis,
            @Nullable String text,
            @Nullable String binary,
            @Nullable String channel,
            boolean enabled) {
        this(
                Duration.ofMillis(everyMillis),
                Optional.ofNullable(text),
                Optional.ofNullable(binary),
                Optional.ofNullable(channel),
                Flag.FALSE,
                enabled ? Flag.TRUE : Flag.FALSE);
    }
}
