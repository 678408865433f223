package dev.longwave.harness;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Chromium of the operating system, without a window. */
public final class Chromium implements AutoCloseable {

    private final Playwright playwright = Playwright.create();
    private final Browser browser = playwright
            .chromium()
            .launch(new LaunchOptions()
                    .setExecutablePath(executable())
                    // No sandbox: Chromium does not run as root with one, and it loads only the server's own page.
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));

    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Path executable() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(directory -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The tests of the page need Chromium on PATH. On Debian: apt-get install chromium"));
    }
}
