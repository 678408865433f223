package dev.longwave.tls;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocket;
import com.microsoft.playwright.options.AriaRole;
import dev.longwave.harness.Chromium;
import dev.longwave.harness.Pem;
import dev.longwave.harness.ServerProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Page over HTTP/2, which has no WebSockets here: the browser opens them over a connection of their own. */
final class PageOverTlsIT {

    @TempDir
    private Path directory;

    @Test
    void pageOverHttp2OpensItsWebSocket() throws Exception {
        Pem pem = Pem.make(directory, "localhost");
        try (ServerProcess server = ServerProcess.start(pem.settings());
                Chromium chromium = new Chromium();
                BrowserContext context =
                        chromium.browser().newContext(new NewContextOptions().setIgnoreHTTPSErrors(true))) {
            Page page = context.newPage();
            page.navigate(server.https("/").toString());
            assertThat(page.evaluate("performance.getEntriesByType('navigation')[0].nextHopProtocol"))
                    .isEqualTo("h2");

            WebSocket socket = page.waitForWebSocket(() -> page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Connect").setExact(true))
                    .click());
            assertThat(socket.url()).isEqualTo(server.https("/ws").toString().replace("https:", "wss:"));
            Object echo = page.evaluate("""
                    new Promise((resolve, reject) => {
                      const socket = new WebSocket(`wss://${location.host}/ws`);
                      socket.onerror = () => reject(new Error("not open"));
                      socket.onmessage = ({data}) => resolve(data);
                      socket.onopen = () => socket.send("over TLS");
                    })
                    """);
            assertThat(echo).isEqualTo("over TLS");
            server.stopWithoutErrors();
        }
    }
}
