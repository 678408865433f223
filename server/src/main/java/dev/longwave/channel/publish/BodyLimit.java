package dev.longwave.channel.publish;

import dev.longwave.limits.LimitsConfig;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The platform's own limit of what is posted, checked: were it the lower one, some messages would be refused that may be sent. */
@Singleton
@Startup // so that one that is not allowed stops the boot
final class BodyLimit {

    BodyLimit(
            LimitsConfig wire,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") Optional<MemorySize> platform) {
        long message = wire.message().limit().asLongValue();
        platform.map(MemorySize::asLongValue).filter(body -> body < message).ifPresent(body -> {
            throw new IllegalArgumentException(
                    "quarkus.http.limits.max-body-size is %d, but at least %d (longwave.message.limit) is allowed"
                            .formatted(body, message));
        });
    }
}
