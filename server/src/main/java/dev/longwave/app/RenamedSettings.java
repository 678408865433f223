package dev.longwave.app;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * Rejects settings by their names of earlier versions. The platform rejects an old name in a file as unknown. It ignores an
 * environment variable with an old name, and a limit would silently not apply.
 */
@Singleton
@Startup
final class RenamedSettings {

    private static final Map<String, String> NEW_NAMES = Map.of(
            "longwave.handshake.timeout", "longwave.http.request-timeout",
            "longwave.inbound.total", "longwave.inbound.total-limit",
            "longwave.outbound.total", "longwave.outbound.total-limit",
            "longwave.publish.open", "longwave.publish.allow-anonymous");

    RenamedSettings(Config config) {
        String renamed = NEW_NAMES.keySet().stream()
                .filter(name -> config.getConfigValue(name).getRawValue() != null)
                .sorted()
                .flatMap(name -> message(name).stream())
                .collect(Collectors.joining("; "));
        if (!renamed.isEmpty()) {
            throw new IllegalArgumentException(renamed);
        }
    }

    /** Returns the old names. */
    static Set<String> oldNames() {
        return NEW_NAMES.keySet();
    }

    /** Returns the error for an old name, or empty for other names. */
    static Optional<String> message(String name) {
        return Optional.ofNullable(NEW_NAMES.get(name)).map(now -> "%s was renamed: use %s".formatted(name, now));
    }
}
