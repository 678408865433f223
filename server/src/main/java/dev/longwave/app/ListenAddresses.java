package dev.longwave.app;

import dev.longwave.config.Range;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
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
            @ConfigProperty(name = "quarkus.management.host") String managementHost,
            @ConfigProperty(name = "quarkus.management.port") int managementPort,
            Config config) {
        this.host = host;
        this.managementHost = managementHost;
        this.managementPort = managementPort;
        int securePort = config.getValue("quarkus.http.ssl-port", Integer.class);
        Optional<String> tls = config.getOptionalValue("longwave.tls.certificate", String.class);
        Map.of(
                        "quarkus.http.port", port,
                        "quarkus.http.ssl-port", securePort,
                        "quarkus.management.port", managementPort)
                .forEach(PORTS::check);
        if (managementPort != 0 && overlap(host, managementHost)) {
            checkPort("quarkus.http.port", port);
            if (tls.isPresent()) {
                checkPort("quarkus.http.ssl-port", securePort);
            }
        }
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

    /** Vert.x would share one socket of both, and each would get some of the other's connections. */
    private void checkPort(String name, int port) {
        if (port == managementPort) {
            throw new IllegalArgumentException(
                    "quarkus.management.port=%d is invalid: must differ from %s".formatted(managementPort, name));
        }
    }

    /** Returns whether one of two addresses is the other one, or every address. */
    private static boolean overlap(String one, String other) {
        try {
            InetAddress first = InetAddress.getByName(one);
            InetAddress second = InetAddress.getByName(other);
            return first.equals(second) || first.isAnyLocalAddress() || second.isAnyLocalAddress();
        } catch (UnknownHostException e) {
            return false; // reported for itself
        }
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
