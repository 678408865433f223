package dev.longwave.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.Firefox;
import dev.longwave.harness.FirefoxPage;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The console in a second browser engine. */
final class FirefoxConsoleIT {

    @Test
    void consoleSendsAndShowsTheEcho() throws IOException {
        try (ServerProcess server = ServerProcess.start();
                Firefox firefox = new Firefox()) {
            FirefoxPage page = firefox.open(server.http("/"));

            page.evaluate("document.querySelector('#echo-connect').click()");
            page.await("document.querySelector('#echo-send').disabled", "false");
            page.evaluate("document.querySelector('#echo-message').value = 'hello, wave ✓'");
            page.evaluate("document.querySelector('#echo-send').click()");

            page.await("document.querySelector('#log-body').textContent.split('hello, wave ✓').length", "3");
            assertThat(page.errors()).isEmpty();
        }
    }
}
