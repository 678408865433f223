package dev.longwave.channel.publish;

import dev.longwave.config.Range;
import dev.longwave.limits.LimitsConfig;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.math.BigInteger;
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
        Range<BigInteger> range = Range.ofBytes(message, Long.MAX_VALUE).withMinNote("longwave.message.limit");
        platform.ifPresent(size -> range.check("quarkus.http.limits.max-body-size", size.asBigInteger()));
    }
}
