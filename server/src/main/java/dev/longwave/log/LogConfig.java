package dev.longwave.log;

import dev.longwave.config.Flag;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The format of the log. The platform reads it by a reference in {@code application.properties}. */
@ConfigMapping(prefix = "longwave.log")
interface LogConfig {

    /** Whether each line is a JSON object, with the keys of {@link LogEvent} in its {@code mdc}. */
    @WithDefault("false")
    Flag json();
}
