package dev.longwave.app;

import io.quarkus.runtime.Startup;
import io.smallrye.config.SmallRyeConfig;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * Rejects environment variables {@code LONGWAVE_...} that set nothing. The platform ignores them: a limit with a typing error
 * would silently not apply. A writer exists only by a line of the file or a system property, because a variable does not tell
 * which letters of its name are capitals, dashes or dots.
 */
@Singleton
@Startup
final class UnknownVariables {

    private static final String PREFIX = "LONGWAVE_";

    /** Settings, as docs/configuration.md lists them, without those of writers. */
    static final Set<String> SETTINGS = Set.of(
            "longwave.compression.enabled",
            "longwave.connections.limit",
            "longwave.connections.limit-per-address",
            "longwave.connections.rate-per-address",
            "longwave.handshake.allowed-origins",
            "longwave.http.request-timeout",
            "longwave.inbound.limit",
            "longwave.inbound.total-limit",
            "longwave.keep-alive.interval",
            "longwave.log.json",
            "longwave.message.limit",
            "longwave.outbound.limit",
            "longwave.outbound.total-limit",
            "longwave.publish.allow-anonymous",
            "longwave.publish.token",
            "longwave.rate.bytes",
            "longwave.rate.messages",
            "longwave.receive-buffer.size",
            "longwave.shutdown.drain",
            "longwave.tls.certificate",
            "longwave.tls.key");

    static final Set<String> OF_A_WRITER = Set.of("every", "text", "binary", "channel", "paused", "enabled");

    /**
     * Variables that Kubernetes and Docker set for a service of this name, and those of the project's own tools.
     */
    private static final Pattern OF_OTHERS = Pattern.compile(
            "LONGWAVE_(?:.+_)?SERVICE_(?:HOST|PORT(?:_.+)?)|LONGWAVE_(?:.+_)?PORT(?:_\\d+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?)?"
                    + "|LONGWAVE_(?:EXECUTABLE|JAR|NATIVE_IMAGE_HOME)");

    UnknownVariables(Config config) {
        Set<String> unknown = unknown(System.getenv().keySet(), writers(config));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(unknown.stream()
                    .map(name -> "environment variable %s sets nothing: %s".formatted(name, rule(name)))
                    .collect(Collectors.joining("; ")));
        }
    }

    private static String rule(String name) {
        return name.startsWith(PREFIX + "WRITERS_")
                ? "a writer must be in config/application.properties or a system property first"
                : "see docs/configuration.md";
    }

    /** Returns the names of the writers that a file or a system property names. */
    private static Set<String> writers(Config config) {
        Set<String> names = new HashSet<>();
        Stream<String> properties = StreamSupport.stream(
                        config.unwrap(SmallRyeConfig.class).getConfigSources().spliterator(), false)
                .filter(source -> !source.getName().contains("Env"))
                .flatMap(source -> source.getPropertyNames().stream());
        properties.filter(name -> name.startsWith("longwave.writers.")).forEach(name -> {
            int end = name.lastIndexOf('.');
            if (end > "longwave.writers.".length()) {
                names.add(name.substring("longwave.writers.".length(), end));
            }
        });
        return names;
    }

    static Set<String> unknown(Collection<String> variables, Collection<String> writers) {
        // RenamedSettings reports old names.
        Set<String> known = Stream.concat(
                        Stream.concat(SETTINGS.stream(), RenamedSettings.oldNames().stream()),
                        writers.stream()
                                .flatMap(writer -> OF_A_WRITER.stream()
                                        .map(setting -> "longwave.writers." + writer + "." + setting)))
                .map(UnknownVariables::variable)
                .collect(Collectors.toSet());
        return variables.stream()
                .filter(name -> name.startsWith(PREFIX)
                        && !known.contains(name)
                        && !OF_OTHERS.matcher(name).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the variable of a setting (MicroProfile Config, "Environment Variables Mapping Rules"). */
    static String variable(String setting) {
        return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
