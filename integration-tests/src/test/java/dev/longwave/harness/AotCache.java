package dev.longwave.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Cache of the jar's loaded classes (JEP 483), which halves the CPU time of a start. The tests start the jar some hundred
 * times. The first start of a new jar makes it; test processes beside each other share it.
 */
final class AotCache {

    private AotCache() {}

    /** Returns the cache of a jar, made by this JDK. */
    @SuppressWarnings("try") // the lock is held and not read
    static Path of(Path java, Path jar) throws IOException {
        Path cache = Path.of(
                "target",
                "longwave-%d-%s.aot"
                        .formatted(
                                Files.getLastModifiedTime(jar).toMillis(),
                                Runtime.version().toString().replaceAll("[^0-9.]", "-")));
        Path lock = cache.resolveSibling("longwave.aot.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (!Files.exists(cache)) {
                make(java, jar, cache);
            }
        }
        return cache.toAbsolutePath();
    }

    private static void make(Path java, Path jar, Path cache) throws IOException {
        Path unfinished = cache.resolveSibling(cache.getFileName() + ".unfinished");
        Process server = new ProcessBuilder(List.of(
                        java.toString(),
                        "-XX:AOTCacheOutput=" + unfinished,
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=0",
                        "-Dquarkus.management.port=0",
                        "-jar",
                        jar.toString()))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = server.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("Listening on: ")) {
                    server.toHandle().destroy(); // SIGTERM: it writes the cache at its end
                }
            }
        }
        server.onExit().join();
        Files.move(unfinished, cache, StandardCopyOption.ATOMIC_MOVE);
    }
}
