package dev.longwave.app;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The addresses to listen on, checked by listening there for a moment: the platform says neither which of them is wrong nor why. */
@Singleton
@Startup // so that one that is not allowed stops the boot
final class ListenAddresses {

    ListenAddresses(
            @ConfigProperty(name = "quarkus.http.host") String http,
            @ConfigProperty(name = "quarkus.management.host") String management) {
        check("quarkus.http.host", http);
        check("quarkus.management.host", management);
    }

    private static void check(String name, String host) {
        try {
            new ServerSocket(0, 1, InetAddress.getByName(host)).close();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "%s is \"%s\", but an address of this machine, or a name of one, is allowed".formatted(name, host),
                    e);
        }
    }
}
