package dev.longwave.writer;

import dev.longwave.config.ConfigurationFile;
import dev.longwave.config.FileChangeDetector;
import dev.longwave.config.FileFingerprint;
import dev.longwave.lifecycle.ReloadRequested;
import io.quarkus.runtime.Startup;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
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

/** Has the writers changed when the configuration file has, or at a SIGHUP. From any thread. */
@Singleton
@Startup // so that no change is missed
final class WriterReload {

    private static final Logger LOG = Logger.getLogger(WriterReload.class);

    private static final Path FILE = ConfigurationFile.PATH;

    /** That of this file among the sources of a configuration, as Quarkus has it. */
    private static final int ORDINAL = 260;

    private final Writers writers;

    /** Asked for now: what hears signals has another class loader, for which there would be another. */
    private final SmallRyeConfig current = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);

    /** The platform has read it before this. */
    private final FileChangeDetector watch = new FileChangeDetector(FileFingerprint.of(FILE), startOfTheProcess());

    WriterReload(Writers writers) {
        this.writers = writers;
    }

    synchronized void reload(@Observes ReloadRequested hangup) {
        FileFingerprint now = FileFingerprint.of(FILE);
        watch.read(now);
        read(now, /* asked= */ true);
    }

    /** To be called again and again. */
    synchronized void look() {
        FileFingerprint now = FileFingerprint.of(FILE);
        if (watch.isToBeRead(now)) {
            read(now, /* asked= */ false);
        }
    }

    private static Instant startOfTheProcess() {
        return ProcessHandle.current().info().startInstant().orElse(Instant.EPOCH);
    }

    private void read(FileFingerprint version, boolean asked) {
        try {
            boolean changed = writers.change(config(version), System.nanoTime());
            if (changed || asked) {
                LOG.infof("Reloaded writers from %s", FILE);
            }
        } catch (RuntimeException e) {
            // Whatever is wrong with a file that somebody edits, it is wrong for that file alone.
            String reason = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
            LOG.errorf("Ignoring invalid %s, keeping the current writers: %s", FILE, reason);
        }
    }

    /** The process's own configuration with the file as it is now, if there is one. */
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
            if (!source.getName().contains(url().toString())) { // which is how Quarkus names it
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
            throw new IllegalStateException(e); // there is one for every file
        }
    }
}
