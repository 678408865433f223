package dev.longwave.channel.publish;

import dev.longwave.config.Range;
import dev.longwave.limits.LimitsConfig;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.math.BigInteger;
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
        Range<BigInteger> range = Range.ofBytes(message, Long.MAX_VALUE).withMinNote("longwave.message.limit");
        platform.ifPresent(size -> range.check("quarkus.http.limits.max-body-size", size.asBigInteger()));
    }
}
