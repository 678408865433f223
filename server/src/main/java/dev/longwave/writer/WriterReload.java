package dev.longwave.writer;

import dev.longwave.config.ChangeDetector;
import dev.longwave.config.ConfigurationFile;
import dev.longwave.config.FileFingerprint;
import dev.longwave.lifecycle.ConfigurationRead;
import dev.longwave.lifecycle.ReloadRequested;
import io.quarkus.runtime.Startup;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jboss.logging.Logger;

/** Reload of the writers when the configuration file changes, or at a SIGHUP. From any thread. */
@Singleton
@Startup // so that it misses no change
final class WriterReload {

    private static final Logger LOG = Logger.getLogger(WriterReload.class);

    private static final Path FILE = ConfigurationFile.PATH;

    /** Ordinal that Quarkus gives this file among the sources of a configuration. */
    private static final int ORDINAL = 260;

    private final Writers writers;

    /** Read now, because the thread of signals has another class loader, and so another configuration. */
    private final SmallRyeConfig current = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);

    /** Starts with the process, because the platform has read the file before this. */
    private final ChangeDetector<FileFingerprint> detector =
            ChangeDetector.of(FileFingerprint.of(FILE), startOfTheProcess());

    private final Event<ConfigurationRead> configurationRead;

    WriterReload(Writers writers, Event<ConfigurationRead> configurationRead) {
        this.writers = writers;
        this.configurationRead = configurationRead;
    }

    synchronized void reload(@Observes ReloadRequested event) {
        FileFingerprint now = FileFingerprint.of(FILE);
        detector.read(now);
        read(now, /* requested= */ true);
    }

    /** Reloads the writers if the file has changed. To be called once a second. */
    synchronized void check() {
        FileFingerprint now = FileFingerprint.of(FILE);
        if (detector.isToBeRead(now)) {
            read(now, /* requested= */ false);
        }
    }

    private static Instant startOfTheProcess() {
        return ProcessHandle.current().info().startInstant().orElse(Instant.EPOCH);
    }

    private void read(FileFingerprint version, boolean requested) {
        try {
            boolean changed = writers.change(config(version), System.nanoTime());
            if (changed || requested) {
                LOG.infof("Reloaded writers from %s", FILE);
            }
            configurationRead.fire(new ConfigurationRead());
        } catch (RuntimeException e) {
            // Any mistake in an edited file invalidates that file alone.
            String reason = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
            LOG.errorf("Ignoring invalid %s, keeping the current writers: %s", FILE, reason);
        }
    }

    /** Returns the configuration of the process, with the current file in place of the one at the start. */
    private WritersConfig config(FileFingerprint version) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withProfiles(current.getProfiles())
                .withMapping(WritersConfig.class)
                .withConverter(
                        Duration.class,
                        200,
                        current.getConverter(Duration.class).orElseThrow());
        if (version.isReadable()) {
            ConfigurationFile.mistake(FILE).ifPresent(mistake -> {
                throw new IllegalStateException(mistake);
            });
            builder.withSources(properties());
        }
        for (ConfigSource source : current.getConfigSources()) {
            if (!source.getName().contains(url().toString())) { // Quarkus names the file's source so
                builder.withSources(source);
            }
        }
        return builder.build().getConfigMapping(WritersConfig.class);
    }

    private static PropertiesConfigSource properties() {
        try {
            return new PropertiesConfigSource(url(), ORDINAL);
        } catch (IOException e) {
            throw new UncheckedIOException(e.toString(), e);
        }
    }

    private static URL url() {
        try {
            return FILE.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e); // every file has a URL
        }
    }
}
