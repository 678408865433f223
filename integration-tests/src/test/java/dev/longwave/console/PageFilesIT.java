package dev.longwave.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files of the console, from a server without a writable directory for temporary files. */
final class PageFilesIT {

    private static final Path SOURCES = Path.of("..", "client-js");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "svg", "image/svg+xml");

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void filesOfPageAndClientAreServedUnchanged() throws Exception {
        try (ServerProcess server = startWithoutTemporaryFiles()) {
            for (Map.Entry<String, Path> file : files().entrySet()) {
                String path = file.getKey();
                HttpResponse<byte[]> response = send(server, "GET", path);

                assertThat(response.statusCode()).as(path).isEqualTo(200);
                assertThat(response.body()).as(path).isEqualTo(Files.readAllBytes(file.getValue()));
                assertThat(response.headers().firstValue("content-type"))
                        .as(path)
                        .hasValue(TYPES.get(path.substring(path.lastIndexOf('.') + 1)));
            }
            server.stopWithoutErrors();
        }
    }

    @Test
    void headGetsTheHeadersOfGetWithoutContent() throws Exception {
        try (ServerProcess server = startWithoutTemporaryFiles()) {
            HttpResponse<byte[]> get = send(server, "GET", "/");
            HttpResponse<byte[]> head = send(server, "HEAD", "/");

            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers()).isEqualTo(get.headers());
            assertThat(head.body()).isEmpty();
        }
    }

    private static ServerProcess startWithoutTemporaryFiles() throws IOException {
        return ServerProcess.start("java.io.tmpdir=/proc");
    }

    /** Returns each file by the path at which the server must have it. */
    private static Map<String, Path> files() throws IOException {
        Map<String, Path> files = new TreeMap<>();
        for (Map.Entry<String, String> folder :
                Map.of("page", "/", "src", "/client/").entrySet()) {
            Path root = SOURCES.resolve(folder.getKey());
            try (Stream<Path> found = Files.walk(root)) {
                for (Path file : found.filter(Files::isRegularFile)
                        .filter(file -> !file.endsWith("README.md"))
                        .toList()) {
                    files.put(folder.getValue() + root.relativize(file), file);
                }
            }
        }
        return files;
    }

    private HttpResponse<byte[]> send(ServerProcess server, String method, String path)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.http(path))
                .method(method, BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.ofByteArray());
    }
}
