package dev.longwave.client;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
import dev.longwave.harness.Chromium;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Page of docs/tutorial.md, from a separate file server, as the tutorial serves it. */
final class ChannelPageIT {

    private static final Path PAGE = Path.of("..", "examples", "channel-page", "index.html");
    private static final Path LIBRARY = Path.of("..", "client-js", "src");

    @TempDir
    private Path directory;

    @Test
    void pageShowsMessageOfItsChannelAsText() throws Exception {
        HttpServer files = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), directory, OutputLevel.NONE);
        files.start();
        String origin = "http://localhost:" + files.getAddress().getPort();
        try (ServerProcess server = ServerProcess.start("longwave.handshake.allowed-origins=" + origin);
                Chromium chromium = new Chromium()) {
            copyPage(server.http("/").getPort());
            Page page = chromium.browser().newPage();
            page.navigate(origin);
            assertThat(page.locator("#state")).hasText("open");

            publish(server.http("/broadcast/news"), "It works <b>");

            assertThat(page.locator("#messages li")).hasText("It works <b>");
        } finally {
            files.stop(0);
        }
    }

    private void copyPage(int serverPort) throws IOException {
        Path library = Files.createDirectory(directory.resolve("client"));
        List<Path> modules;
        try (Stream<Path> found = Files.list(LIBRARY)) {
            modules = found.toList();
        }
        for (Path module : modules) {
            Files.copy(module, library.resolve(module.getFileName()));
        }
        String page = Files.readString(PAGE).replace("localhost:8080", "localhost:" + serverPort);
        Files.writeString(directory.resolve("index.html"), page);
    }

    private static void publish(URI channel, String text) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(channel)
                    .POST(BodyPublishers.ofString(text))
                    .build();
            http.send(request, BodyHandlers.discarding());
        }
    }
}
