package dev.longwave.app;

import dev.longwave.config.Range;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Validated addresses and ports to listen on. The platform names neither the invalid one nor the reason. */
@Singleton
@Startup // so that an invalid one stops the start
final class ListenAddresses {

    private static final Range<Integer> PORTS = Range.ofNumbers(0, 65_535).withMinNote("any free port");

    private final String host;
    private final String managementHost;
    private final int managementPort;

    ListenAddresses(
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "quarkus.http.ssl-port") int securePort,
            @ConfigProperty(name = "quarkus.management.host") String managementHost,
            @ConfigProperty(name = "quarkus.management.port") int managementPort) {
        this.host = host;
        this.managementHost = managementHost;
        this.managementPort = managementPort;
        Map.of(
                        "quarkus.http.port", port,
                        "quarkus.http.ssl-port", securePort,
                        "quarkus.management.port", managementPort)
                .forEach(PORTS::check);
        check("quarkus.http.host", host);
        check("quarkus.management.host", managementHost);
    }

    String host() {
        return host;
    }

    String managementHost() {
        return managementHost;
    }

    int managementPort() {
        return managementPort;
    }

    /** Checks an address with a short-lived listening socket. */
    private static void check(String name, String host) {
        try {
            new ServerSocket(0, 1, InetAddress.getByName(host)).close();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "%s=%s is invalid: must be an address of this machine or a name of one".formatted(name, host), e);
        }
    }
}
