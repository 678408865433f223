package dev.longwave.writer;

import dev.longwave.config.Flag;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Settings of the writers, by name. */
@ConfigMapping(prefix = WritersConfig.PREFIX)
interface WritersConfig {

    String PREFIX = "longwave.writers";

    @WithParentName
    Map<String, Writer> writers();

    /** Settings of one writer, which needs either text or binary. */
    interface Writer {

        /** Interval of its ticks: a second or more. */
        Duration every();

        /**
         * Text message. {@code {now}} stands for the time (ISO 8601, UTC), {@code {tick}} for the number of the message, and
         * {@code {members}} for the number of connections that get it.
         */
        Optional<String> text();

        /** Binary message in base64 (RFC 4648 §4). */
        Optional<String> binary();

        /** Channel whose members get each message, in addition to connections that are handed over. */
        Optional<String> channel();

        /** Whether the writer is paused. Connections that are handed over stay open. */
        @WithDefault("false")
        Flag paused();

        /** Whether the writer exists. {@code false} removes it and closes its connections with 1000. */
        @WithDefault("true")
        Flag enabled();
    }
}
