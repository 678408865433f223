package dev.longwave.writer;

import dev.longwave.config.Flag;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What is pushed on schedule, by a name for each writer. */
@ConfigMapping(prefix = WritersConfig.PREFIX)
interface WritersConfig {

    String PREFIX = "longwave.writers";

    @WithParentName
    Map<String, Writer> writers();

    /** One of text and binary has to be there. */
    interface Writer {

        /** How often it writes: once a second, or less often. */
        Duration every();

        /**
         * A text message, in which {@code {now}} stands for the time (ISO 8601, UTC), {@code {tick}} for how often it has
         * written, this time included, and {@code {members}} for how many connections it writes to.
         */
        Optional<String> text();

        /** A binary message, in base64 (RFC 4648 §4). */
        Optional<String> binary();

        /** The channel whose members get each message, beside the connections that are handed over. */
        Optional<String> channel();

        /** Whether it writes nothing for now. Connections that it has been handed stay. */
        @WithDefault("false")
        Flag paused();

        /** {@code false} is as if there was no such writer. */
        @WithDefault("true")
        Flag enabled();
    }
}
