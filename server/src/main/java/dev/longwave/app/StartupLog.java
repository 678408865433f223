package dev.longwave.app;

import dev.longwave.admission.ConnectionLimits;
import dev.longwave.connection.Endpoint;
import dev.longwave.keepalive.KeepAliveConfig;
import dev.longwave.limits.LimitsConfig;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Writes the log line of a start, and at DEBUG one more with the main limits. */
@Singleton
final class StartupLog {

    /** The project's category, which operators search for, not this class's. */
    private static final Logger LOG = Logger.getLogger("dev.longwave");

    private final HttpServer server;
    private final ListenAddresses listen;
    private final ConnectionLimits connections;
    private final LimitsConfig limits;
    private final KeepAliveConfig keepAlive;

    StartupLog(
            HttpServer server,
            ListenAddresses listen,
            ConnectionLimits connections,
            LimitsConfig limits,
            KeepAliveConfig keepAlive) {
        this.server = server;
        this.listen = listen;
        this.connections = connections;
        this.limits = limits;
        this.keepAlive = keepAlive;
    }

    /** @param endpoints of clients */
    void write(List<Endpoint> endpoints) throws IOException {
        BuildInfo build = BuildInfo.here();
        // "Quarkus … started in", and "Listening on": Quarkus's tools search for these words.
        LOG.infof(
                "Longwave %s (%s, Quarkus %s) started in %.3f s. Listening on: %s. Management interface: %s",
                build.longwave(),
                build.form(),
                build.quarkus(),
                ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0,
                addresses(),
                management());
        LOG.debugf(
                "Endpoints: %s. Limits: %d connections; of each, %s a message, %s inbound, %s outbound; %s",
                endpoints.stream().map(Endpoint::path).sorted().collect(Collectors.joining(", ")),
                connections.limit(),
                size(limits.message().limit()),
                size(limits.inbound().limit()),
                size(limits.outbound().limit()),
                interval());
    }

    private String interval() {
        Duration interval = keepAlive.interval();
        return interval.isZero()
                ? "no Pings"
                : "a Ping after %.1f s of silence".formatted(interval.toMillis() / 1000.0);
    }

    private String management() {
        // The platform reports a port only if it has chosen it.
        int port = listen.managementPort() == 0 ? server.getManagementPort() : listen.managementPort();
        return address("http", listen.managementHost(), port);
    }

    private String addresses() {
        String plain = server.getPort() < 0 ? "" : address("http", listen.host(), server.getPort());
        String secure = server.getSecurePort() < 0 ? "" : address("https", listen.host(), server.getSecurePort());
        return plain + (plain.isEmpty() || secure.isEmpty() ? "" : " and ") + secure;
    }

    private static String address(String scheme, String host, int port) {
        return "%s://%s:%d".formatted(scheme, host.contains(":") ? "[" + host + "]" : host, port);
    }

    private static String size(MemorySize size) {
        long bytes = size.asLongValue();
        if (bytes % (1 << 20) == 0) {
            return (bytes >> 20) + " MiB";
        }
        return bytes % (1 << 10) == 0 ? (bytes >> 10) + " KiB" : bytes + " bytes";
    }
}
