package dev.longwave.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Validated {@link TlsConfig}. */
record PemFiles(Path certificate, Path key) {

    /** Maximum size of a PEM file. */
    private static final int MAX_BYTES = 1 << 20;

    /** Returns the configured files, or empty if TLS is off. */
    static Optional<PemFiles> of(TlsConfig config) {
        if (config.certificate().isPresent() != config.key().isPresent()) {
            String mistake = "longwave.tls.%s is not set: must be set together with longwave.tls.%s";
            throw new IllegalArgumentException(
                    config.certificate().isPresent()
                            ? mistake.formatted("key", "certificate")
                            : mistake.formatted("certificate", "key"));
        }
        return config.certificate().flatMap(certificate -> config.key().map(key -> new PemFiles(certificate, key)));
    }

    /** Reads the current contents. */
    Contents read() {
        return new Contents(content(certificate), content(key));
    }

    private static Content content(Path file) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                return Content.none("must be a regular file"); // a read of a pipe might never end
            }
            return Files.size(file) > MAX_BYTES
                    ? Content.none("must have at most %d bytes".formatted(MAX_BYTES))
                    : new Content(Files.readString(file, ISO_8859_1), "");
        } catch (NoSuchFileException e) {
            return Content.none("must exist");
        } catch (IOException e) {
            return Content.none("must be readable: " + e);
        }
    }

    /** The contents of both files, equal if unchanged. */
    record Contents(Content certificate, Content key) {}

    /**
     * The content of one file.
     *
     * @param problem the reason why there is no text, else empty
     */
    record Content(String text, String problem) {

        static Content none(String problem) {
            return new Content("", problem);
        }
    }
}
