package dev.longwave.channel.publish;

import dev.longwave.limits.LimitsConfig;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Check of the platform's own body limit: below the message limit it would reject messages that are allowed. */
@Singleton
@Startup // so that an invalid limit stops the start
final class BodyLimit {

    BodyLimit(
            LimitsConfig limits,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") Optional<MemorySize> platform) {
        long message = limits.message().limit().asLongValue();
        platform.map(MemorySize::asLongValue).filter(body -> body < message).ifPresent(body -> {
            throw new IllegalArgumentException(
                    "quarkus.http.limits.max-body-size=%d is out of range: must be at least %d (longwave.message.limit)"
                            .formatted(body, message));
        });
    }
}
