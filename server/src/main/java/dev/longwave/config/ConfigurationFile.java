package dev.longwave.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Checks for errors in the configuration file that the platform ignores, and would start with other settings than intended. */
public final class ConfigurationFile {

    /** The file's path for Quarkus, relative to the working directory of the process. */
    public static final Path PATH = Path.of("config", "application.properties");

    private static final List<String> YAML = List.of(".yaml", ".yml");

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private ConfigurationFile() {}

    /** Returns the error of the file in one line, or empty if the file is valid or absent. A YAML file beside it is an error. */
    public static Optional<String> mistake(Path file) {
        for (String ending : YAML) {
            Path yaml = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.properties$", ending));
            if (Files.exists(yaml)) {
                return Optional.of(invalid(yaml, "must be " + file + ", since the server reads no YAML"));
            }
        }
        try {
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (AccessDeniedException e) {
            return Optional.of(invalid(file, "must be readable: " + e)); // its directory may not be entered
        } catch (IOException e) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file)) {
            return Optional.of(invalid(file, "must be a regular file"));
        }
        try {
            String text = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.indexOf(BYTE_ORDER_MARK) == 0
                    ? Optional.of(invalid(file, "must be UTF-8 without a byte order mark"))
                    : mistakeOf(text).map(rule -> invalid(file, rule));
        } catch (CharacterCodingException e) {
            return Optional.of(invalid(file, "must be UTF-8"));
        } catch (IOException e) {
            return Optional.of(invalid(file, "must be readable: " + e));
        }
    }

    private static String invalid(Path file, String rule) {
        return file + " is invalid: " + rule;
    }

    private static Optional<String> mistakeOf(String text) throws IOException {
        Lines lines = new Lines();
        try {
            lines.load(new StringReader(text));
        } catch (IllegalArgumentException e) {
            return Optional.of("\\u must have four hexadecimal digits");
        }
        return lines.twice.isEmpty() ? Optional.empty() : Optional.of(lines.twice.getFirst() + " must be set once");
    }

    private static final class Lines extends Properties {

        private static final long serialVersionUID = 1;

        private final transient List<Object> twice = new ArrayList<>();

        @Override
        public synchronized Object put(Object key, Object value) {
            Object before = super.put(key, value);
            if (before != null) {
                twice.add(key);
            }
            return before;
        }
    }
}
