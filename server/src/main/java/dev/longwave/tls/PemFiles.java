package dev.longwave.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** {@link TlsConfig}, checked. */
record PemFiles(Path certificate, Path key) {

    /** In bytes. Anything larger is something else. */
    private static final int LARGEST = 1 << 20;

    /** Empty if there are none. */
    static Optional<PemFiles> of(TlsConfig config) {
        if (config.certificate().isPresent() != config.key().isPresent()) {
            String mistake = "longwave.tls.%s is not set, but longwave.tls.%s is, and TLS needs both";
            throw new IllegalArgumentException(
                    config.certificate().isPresent()
                            ? mistake.formatted("key", "certificate")
                            : mistake.formatted("certificate", "key"));
        }
        return config.certificate().flatMap(certificate -> config.key().map(key -> new PemFiles(certificate, key)));
    }

    /** What they hold now. */
    Contents read() {
        return new Contents(content(certificate), content(key));
    }

    private static Content content(Path file) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                return Content.none("is no file"); // and might never come to an end
            }
            return Files.size(file) > LARGEST
                    ? Content.none("is larger than %d bytes".formatted(LARGEST))
                    : new Content(Files.readString(file, ISO_8859_1), "");
        } catch (NoSuchFileException e) {
            return Content.none("is not there");
        } catch (IOException e) {
            return Content.none("cannot be read: " + e);
        }
    }

    /** Equal to another one if nothing has changed. */
    record Contents(Content certificate, Content key) {}

    /**
     * What one file holds.
     *
     * @param problem why there is no text; empty if there is
     */
    record Content(String text, String problem) {

        static Content none(String problem) {
            return new Content("", problem);
        }
    }
}
