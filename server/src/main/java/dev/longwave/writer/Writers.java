package dev.longwave.writer;

import dev.longwave.channel.Channels;
import dev.longwave.limits.LimitsConfig;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Registry of writers by name. From any thread; changes are made one at a time. */
@Singleton
@Startup // so that an invalid setting stops the start
final class Writers {

    private static final Logger LOG = Logger.getLogger(Writers.class);

    private final Channels channels;
    private final WriterMetrics metrics;
    private final long messageLimit;
    private final Map<String, Writer> writers = new ConcurrentHashMap<>();

    /** Settings of all writers by name. Under the lock of this. */
    private Map<String, WriterSettings> settings = Map.of();

    Writers(Channels channels, WriterMetrics metrics, WritersConfig config, LimitsConfig limits) {
        this.channels = channels;
        this.metrics = metrics;
        messageLimit = limits.message().limit().asLongValue();
        change(config, System.nanoTime());
    }

    Optional<Writer> find(String name) {
        return Optional.ofNullable(writers.get(name));
    }

    /** Returns snapshots of all writers, sorted by name. */
    List<WriterInfo> list() {
        return new TreeMap<>(writers)
                .entrySet().stream()
                        .map(writer -> writer.getValue().info(writer.getKey()))
                        .toList();
    }

    /**
     * Replaces the writers by those of a configuration. A writer that stays keeps its connections. Returns whether anything
     * has changed.
     *
     * @param now current time in nanoseconds
     * @throws IllegalArgumentException if the configuration is invalid; nothing has changed then
     */
    synchronized boolean change(WritersConfig config, long now) {
        Map<String, WriterSettings> next = WriterSettings.of(config, messageLimit);
        if (next.equals(settings)) {
            return false;
        }
        settings = next;
        Set<String> gone = new HashSet<>(writers.keySet());
        gone.removeAll(next.keySet());
        next.forEach((name, settings) -> {
            Writer writer = writers.get(name);
            if (writer == null) {
                writers.put(name, new Writer(channels, metrics, settings, now));
            } else {
                writer.change(settings, now);
            }
        });
        for (String name : gone) {
            Writer writer = writers.remove(name);
            if (writer != null) {
                writer.stop();
            }
        }
        return true;
    }

    /** Calls each writer, which writes if a tick is due. A failure does not stop the others. */
    void tick(Instant time, long now) {
        writers.forEach((name, writer) -> {
            try {
                writer.tick(time, now);
            } catch (RuntimeException e) {
                if (writer.recordFailure()) {
                    LOG.errorf(e, "Writer failed: writer=%s", name);
                }
            }
        });
    }
}
