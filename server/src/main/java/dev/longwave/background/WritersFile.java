package dev.longwave.background;

import dev.longwave.signal.Signals;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jboss.logging.Logger;

/** Has the writers changed when the configuration file has, or at a SIGHUP. From any thread. */
@Singleton
@Startup // so that no change is missed
final class WritersFile {

    private static final Logger LOG = Logger.getLogger(WritersFile.class);

    /** Where Quarkus looks for it, from the directory that the process was started in. */
    private static final Path FILE = Path.of("config", "application.properties");

    /** That of this file among the sources of a configuration, as Quarkus has it. */
    private static final int ORDINAL = 260;

    private final Writers writers;

    /** Asked for now: what hears signals has another class loader, for which there would be another. */
    private final SmallRyeConfig current = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);

    private Version taken = Version.now();
    private Version seen = taken;

    WritersFile(Writers writers) {
        this.writers = writers;
        if (LaunchMode.current() == LaunchMode.NORMAL) { // in development mode Quarkus looks after it
            Signals.at("HUP", number -> reload());
        }
    }

    private synchronized void reload() {
        taken = Version.now();
        read();
    }

    /** To be called again and again. A file that has changed is read when it has not for a while: it may be half written. */
    synchronized void look() {
        Version now = Version.now();
        if (!now.equals(taken) && now.equals(seen)) {
            taken = now;
            read();
        }
        seen = now;
    }

    private void read() {
        try {
            writers.change(config(), System.nanoTime());
            LOG.infof("Took the writers of %s", FILE);
        } catch (IOException | RuntimeException e) {
            // Whatever is wrong with a file that somebody edits, it is wrong for that file alone.
            String reason = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
            LOG.errorf("Refused a change of %s, and nothing has changed: %s", FILE, reason);
        }
    }

    /** The process's own configuration with the file as it is now, if there is one. */
    private WritersConfig config() throws IOException {
        URL file = FILE.toUri().toURL();
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withProfiles(current.getProfiles())
                .withMapping(WritersConfig.class)
                .withConverter(
                        Duration.class,
                        200,
                        current.getConverter(Duration.class).orElseThrow());
        if (Files.exists(FILE)) {
            builder.withSources(new PropertiesConfigSource(file, ORDINAL));
        }
        for (ConfigSource source : current.getConfigSources()) {
            if (!source.getName().contains(file.toString())) { // which is how Quarkus names it
                builder.withSources(source);
            }
        }
        return builder.build().getConfigMapping(WritersConfig.class);
    }

    /** What tells one content of the file from another without reading it. */
    private record Version(Object modified, long size) {

        static Version now() {
            try {
                BasicFileAttributes attributes = Files.readAttributes(FILE, BasicFileAttributes.class);
                return new Version(attributes.lastModifiedTime(), attributes.size());
            } catch (IOException e) {
                return new Version("none", 0);
            }
        }
    }
}
