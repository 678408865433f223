package dev.longwave.harness;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/**
 * Last build of the server module: the jar or the executable, as Quarkus describes it in quarkus-artifact.properties.
 *
 * @param type {@code jar} or {@code native}
 * @param file the jar or the executable
 */
public record Artifact(String type, Path file) {

    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};

    public static Artifact built() throws IOException {
        Path directory = Path.of(System.getProperty("build.output.directory"));
        Properties description = new Properties();
        try (InputStream in = Files.newInputStream(directory.resolve("quarkus-artifact.properties"))) {
            description.load(in);
        }
        return new Artifact(
                description.getProperty("type"),
                directory.resolve(description.getProperty("path")).toRealPath());
    }

    public boolean isNative() {
        return type.equals("native");
    }

    public boolean isElf() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ELF.length), ELF);
        }
    }

    /**
     * Returns the command that starts it as its users are told to, with these options, of those that both forms know:
     * {@code -Dname=value}, {@code -Xmx…}. The JVM starts faster than the users': it has a cache of classes, and does not
     * optimize code that a test runs for seconds only.
     */
    public List<String> command(List<String> options) throws IOException {
        List<String> command = new ArrayList<>();
        if (isNative()) {
            command.add(file.toString());
            command.addAll(options);
            return command;
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        command.add(java.toString());
        command.addAll(options);
        command.addAll(List.of("-XX:AOTCache=" + AotCache.of(java, file), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-jar", file.toString()));
        return command;
    }
}
