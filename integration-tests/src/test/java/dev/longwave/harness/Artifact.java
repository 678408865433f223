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
     * Returns the documented start command with options that both forms accept: {@code -Dname=value}, {@code -Xmx…}.
     */
    public List<String> command(List<String> options) {
        List<String> command = new ArrayList<>();
        if (!isNative()) {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        } else {
            command.add(file.toString());
        }
        command.addAll(options);
        if (!isNative()) {
            command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-jar", file.toString()));
        }
        return command;
    }
}
