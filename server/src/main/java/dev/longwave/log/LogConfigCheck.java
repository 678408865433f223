package dev.longwave.log;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** Validates {@link LogConfig}. The platform has read it before, with every invalid word as {@code false}. */
@Singleton
@Startup // so that an invalid value stops the start
final class LogConfigCheck {

    LogConfigCheck(LogConfig config) {
        config.json();
    }
}
