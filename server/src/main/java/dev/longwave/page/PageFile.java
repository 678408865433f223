package dev.longwave.page;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A file of the page.
 *
 * @param tag the ETag, which changes only with the content
 */
record PageFile(Buffer content, String type, String tag) {

    /** The files' folder in client-js's jar. */
    private static final String ROOT = "META-INF/resources";

    /** @param path a request's normalized path */
    static Optional<PageFile> at(String path) {
        String name = path.equals("/") ? "/index.html" : path;
        return type(name)
                .flatMap(
                        type -> content(name).map(content -> new PageFile(Buffer.buffer(content), type, tag(content))));
    }

    /** Returns the media type of a page's file. Other names are no files of the page, and may be folders. */
    private static Optional<String> type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> Optional.of("text/html;charset=UTF-8");
            case "css" -> Optional.of("text/css;charset=UTF-8");
            case "js" -> Optional.of("text/javascript;charset=UTF-8");
            case "svg" -> Optional.of("image/svg+xml");
            default -> Optional.empty();
        };
    }

    private static Optional<byte[]> content(String name) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(ROOT + name)) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tag(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
