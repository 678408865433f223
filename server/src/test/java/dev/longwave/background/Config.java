package dev.longwave.background;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A writer as it may be configured. */
record Config(
        Duration every,
        Optional<String> text,
        Optional<String> binary,
        Optional<String> channel,
        boolean paused,
        boolean enabled)
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
                false,
                enabled);
    }
}
