package dev.longwave.devmode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live reload of {@code ./run --dev}, on a copy of the sources that the test changes. */
@Tag("devmode")
final class DevModeIT {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> NOT_COPIED = Set.of(".git", "target", "node_modules");

    @TempDir
    Path copy;

    private final HttpClient client = HttpClient.newHttpClient();
    private Process devMode;
    private URI server;

    @BeforeEach
    void start() throws IOException {
        copyProject();
        int port = freePort();
        server = URI.create("http://localhost:" + port);
        ProcessBuilder run = new ProcessBuilder("./run", "--dev", "--port", String.valueOf(port))
                .directory(copy.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "dev-mode.log").toFile());
        run.environment().put("QUARKUS_MANAGEMENT_PORT", "0");
        devMode = run.start();
    }

    @AfterEach
    void stop() {
        client.shutdownNow();
        // Maven starts the server in a separate process.
        devMode.descendants().forEach(ProcessHandle::destroy);
        devMode.destroy();
        devMode.onExit().join();
    }

    @Test
    void changesOfJavaAndPageAppearWithoutRestart() throws IOException {
        awaitBody("/ws", "try the page at /");
        long process = serverProcess();

        change("server/src/main/java/dev/longwave/websocket/PlainRequests.java", "try the page at /", "changed Java");
        awaitBody("/ws", "changed Java");

        change("client-js/page/index.html", "<h1>Longwave</h1>", "<h1>changed page</h1>");
        awaitBody("/", "changed page");

        assertThat(serverProcess()).isEqualTo(process);
    }

    private long serverProcess() {
        return devMode.descendants()
                .reduce((parent, child) -> child)
                .orElseThrow()
                .pid();
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = copy.resolve(file);
        String before = Files.readString(path);
        assertThat(before).contains(from);
        Files.writeString(path, before.replace(from, to));
    }

    private void awaitBody(String path, String text) {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(() -> {
                    assertThat(devMode.isAlive()).as("dev mode runs").isTrue();
                    assertThat(get(path)).contains(text);
                });
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .build();
        return client.send(request, BodyHandlers.ofString(UTF_8)).body();
    }

    private void copyProject() throws IOException {
        Files.walkFileTree(PROJECT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (NOT_COPIED.contains(String.valueOf(directory.getFileName()))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(copy.resolve(PROJECT.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, copy.resolve(PROJECT.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
