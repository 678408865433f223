package dev.longwave.app;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where it listens, checked: the platform does not say which of them is wrong. */
@Singleton
@Startup // so that one that is not allowed stops the boot
final class Ports {

    private static final int LARGEST = 65_535;

    Ports(
            @ConfigProperty(name = "quarkus.http.port") int http,
            @ConfigProperty(name = "quarkus.http.ssl-port") int https,
            @ConfigProperty(name = "quarkus.management.port") int management) {
        Map.of("quarkus.http.port", http, "quarkus.http.ssl-port", https, "quarkus.management.port", management)
                .forEach((name, port) -> {
                    if (port < 0 || port > LARGEST) {
                        throw new IllegalArgumentException(
                                "%s is %d, but 0 (a free one) to %d are allowed".formatted(name, port, LARGEST));
                    }
                });
    }
}
