package dev.longwave.log;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** {@link LogConfig}, checked. The platform has taken it by then, but for {@code false} where it is no word for either. */
@Singleton
@Startup // so that a value that is not allowed stops the boot
final class LogConfigCheck {

    LogConfigCheck(LogConfig config) {
        config.json();
    }
}
