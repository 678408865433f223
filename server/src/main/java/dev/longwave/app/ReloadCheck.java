package dev.longwave.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.longwave.config.ConfigurationFile;
import dev.longwave.lifecycle.ConfigurationRead;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Reports what a changed configuration file means for the next start: settings that take effect then, and errors that would
 * stop it. A process of this executable with {@code --check-config} finds the errors, in the same way as a start.
 */
@Singleton
@Startup // so that it has the file of the start
final class ReloadCheck {

    private static final Logger LOG = Logger.getLogger(ReloadCheck.class);

    private static final String WRITERS = "longwave.writers.";
    private static final int TIMEOUT_SECONDS = 60;

    private final Map<Object, Object> atStart = settings();

    void check(@Observes ConfigurationRead event) {
        if (LaunchMode.current() != LaunchMode.NORMAL) {
            return; // development mode restarts by itself
        }
        Set<Object> changed = changed(atStart, settings());
        if (!changed.isEmpty()) {
            LOG.infof("Changed settings that take effect after a restart: %s", changed);
        }
        List<String> command = command();
        if (!command.isEmpty()) {
            start(command);
        }
    }

    /** Returns the names of settings that differ, without those of writers, which need no restart. */
    static Set<Object> changed(Map<Object, Object> before, Map<Object, Object> after) {
        Set<Map.Entry<Object, Object>> different = new HashSet<>(before.entrySet());
        different.addAll(after.entrySet());
        different.removeIf(
                entry -> before.entrySet().contains(entry) && after.entrySet().contains(entry));
        Set<Object> names = new TreeSet<>();
        different.forEach(entry -> names.add(entry.getKey()));
        names.removeIf(name -> name.toString().startsWith(WRITERS));
        return names;
    }

    private static Map<Object, Object> settings() {
        Properties settings = new Properties();
        if (Files.isRegularFile(ConfigurationFile.PATH)) {
            try (InputStream in = Files.newInputStream(ConfigurationFile.PATH)) {
                settings.load(in);
            } catch (IOException | IllegalArgumentException e) {
                LOG.debugf(e, "Failed to read %s", ConfigurationFile.PATH); // reported by whoever applies it
            }
        }
        return settings;
    }

    private static List<String> command() {
        ProcessHandle.Info info = ProcessHandle.current().info();
        List<String> command = new ArrayList<>();
        info.command().ifPresent(command::add);
        info.arguments().ifPresent(arguments -> command.addAll(List.of(arguments)));
        command.add("--check-config");
        return info.command().isPresent() && info.arguments().isPresent() ? command : List.of();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the last stage logs
    private static void start(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.onExit()
                    .orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .whenComplete((ended, failure) -> report(process));
        } catch (IOException e) {
            LOG.debugf(e, "Failed to start %s", command); // where no process may start another
        }
    }

    private static void report(Process process) {
        if (process.isAlive()) {
            process.destroyForcibly();
        } else if (process.exitValue() != 0) {
            try {
                String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
                LOG.warnf(
                        "The server would not start again with %s: %s",
                        ConfigurationFile.PATH, output.replaceFirst("^longwave: ", ""));
            } catch (IOException e) {
                LOG.debug("Failed to read the result of --check-config", e);
            }
        }
    }
}
