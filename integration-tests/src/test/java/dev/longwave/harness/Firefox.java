package dev.longwave.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The Firefox of the operating system, without a window. */
public final class Firefox implements AutoCloseable {

    private static final String LISTENING = "WebDriver BiDi listening on ";
    private static final int TIMEOUT_SECONDS = 60;

    private final Path profile = Files.createTempDirectory("longwave-firefox");
    private final CompletableFuture<URI> address = new CompletableFuture<>();
    private final Process process;
    private final BidiClient bidi;

    public Firefox() throws IOException {
        process = new ProcessBuilder(
                        executable().toString(),
                        "--headless",
                        "--no-remote",
                        "--profile",
                        profile.toString(),
                        "--remote-debugging-port=0")
                .redirectErrorStream(true)
                .start();
        Thread.ofVirtual().start(this::readOutput);
        try {
            bidi = new BidiClient(
                    address.orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).join());
            bidi.send("session.new", Map.of("capabilities", Map.of()));
            bidi.send("session.subscribe", Map.of("events", List.of("log.entryAdded")));
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** Opens a page in a new tab, and returns when it is loaded. */
    public FirefoxPage open(URI page) {
        return FirefoxPage.open(bidi, page);
    }

    @Override
    public void close() throws IOException {
        bidi.close();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void readOutput() {
        try (BufferedReader output = process.inputReader()) {
            output.lines()
                    .filter(line -> line.startsWith(LISTENING))
                    .forEach(line -> address.complete(URI.create(line.substring(LISTENING.length()))));
        } catch (IOException e) {
            address.completeExceptionally(e);
        }
        address.completeExceptionally(new IllegalStateException("Firefox exited before it listened"));
    }

    private static Path executable() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(directory -> Stream.of("firefox-esr", "firefox").map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The tests of the page need Firefox on PATH. On Debian: apt-get install firefox-esr"));
    }
}
