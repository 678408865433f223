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

/** The writers that there are, by their names. From any thread; changes come from one at a time. */
@Singleton
@Startup // so that a setting that is not allowed stops the boot
final class Writers {

    private static final Logger LOG = Logger.getLogger(Writers.class);

    private final Channels channels;
    private final WriterMetrics metrics;
    private final long messageLimit;
    private final Map<String, Writer> writers = new ConcurrentHashMap<>();

    /** Those of all of them. */
    private Map<String, WriterSettings> settings = Map.of();

    Writers(Channels channels, WriterMetrics metrics, WritersConfig config, LimitsConfig wire) {
        this.channels = channels;
        this.metrics = metrics;
        messageLimit = wire.message().limit().asLongValue();
        change(config, System.nanoTime());
    }

    Optional<Writer> find(String name) {
        return Optional.ofNullable(writers.get(name));
    }

    /** All of them, by name. */
    List<WriterInfo> states() {
        return new TreeMap<>(writers)
                .entrySet().stream()
                        .map(writer -> writer.getValue().state(writer.getKey()))
                        .toList();
    }

    /**
     * Has the writers that a configuration says and no others. Those that stay go on, with the connections that they have.
     * Whether anything is different now.
     *
     * @param now in nanoseconds
     * @throws IllegalArgumentException if there is anything wrong with it; nothing has changed then
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

    /** Has each write whose time has come. One that fails does not stop the others. */
    void beat(Instant time, long now) {
        writers.forEach((name, writer) -> {
            try {
                writer.beat(time, now);
            } catch (RuntimeException e) {
                if (writer.hasBegunToFail()) {
                    LOG.errorf(e, "A writer fails: writer=%s", name);
                }
            }
        });
    }
}
