package dev.longwave.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import dev.longwave.harness.Chromium;
import dev.longwave.harness.ConsolePage;
import dev.longwave.harness.Proxy;
import dev.longwave.harness.ProxyProcess;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Console behind a proxy that serves it at a path prefix. */
@Tag("once")
final class PathPrefixIT {

    @TempDir
    Path directory;

    @Test
    void everyTabUsesThePathPrefixOfThePage() throws IOException {
        try (ServerProcess server = ServerProcess.start("longwave.publish.allow-anonymous=true");
                ProxyProcess proxy = ProxyProcess.start(Proxy.NGINX, server, 60, directory, PathPrefixIT::prefixed);
                Chromium chromium = new Chromium();
                BrowserContext context = chromium.browser().newContext();
                ConsolePage console = new ConsolePage(context, proxy.http("/longwave/"))) {
            console.sendText("echo below a prefix");
            console.received("echo below a prefix");

            console.join("lobby", 1);
            console.field("Publish as").selectOption("POST");
            console.sendText("posted below a prefix");
            console.received("posted below a prefix");

            console.openTab("Writer");
            console.button("Connect to clock").click();
            assertThat(console.state()).hasText("Open");
            assertThat(console.sockets())
                    .containsExactly(
                            proxy.webSocket("/longwave/ws").toString(),
                            proxy.webSocket("/longwave/broadcast/lobby").toString(),
                            proxy.webSocket("/longwave/background/clock").toString());
            assertThat(console.errors()).isEmpty();
        }
    }

    private static String prefixed(String configuration) {
        return configuration
                .replace("location / {", "location /longwave/ {")
                .replace("proxy_pass http://longwave;", "proxy_pass http://longwave/;");
    }
}
