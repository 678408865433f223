package dev.longwave.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.longwave.page.EchoConsole.cells;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.longwave.process.ServerProcess;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
final class PageIT {

    @TestHTTPResource("/")
    URI server;

    private static Chromium chromium;
    private EchoConsole console;

    @BeforeAll
    static void startChromium() {
        chromium = new Chromium();
    }

    @AfterAll
    static void endChromium() {
        chromium.close();
    }

    @BeforeEach
    void open() {
        console = new EchoConsole(chromium.browser().newContext(), server);
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void isReadyToConnectToTheServerThatItCameFrom() {
        assertThat(console.state()).hasText("Ready to connect");
        assertThat(console.url()).hasValue("ws://" + server.getAuthority() + "/ws");
        assertThat(console.button("Connect")).isEnabled();
        assertThat(console.button("Send")).isDisabled();
        assertThat(console.button("Close Socket")).isDisabled();
        assertThat(console.complaints()).isEmpty();
    }

    @Test
    void showsWhatWasSentAndItsEcho() {
        console.connect();
        assertThat(console.button("Connect")).isDisabled();

        console.sendText("hello, wave ✓");

        assertThat(console.rows().nth(0)).containsText("Connection opened");
        Locator echo = console.echo("hello, wave ✓");
        assertThat(cells(echo)).containsExactly("Server", "Client", "hello, wave ✓");
        assertThat(echo.locator(".size")).hasText("15 B");
        assertThat(echo.locator(".time")).hasText(Pattern.compile("\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\d"));
        assertThat(cells(console.rows().nth(1))).containsExactly("Client", "Server", "hello, wave ✓");
        assertThat(console.complaints()).isEmpty();
    }

    @Test
    void sendsBinaryTypedAsHexAndShowsItsEchoAsHex() {
        console.connect();

        console.sendHex("00 ff 7f 80");

        assertThat(cells(console.echo("00 ff 7f 80"))).containsExactly("Server", "Client", "00 ff 7f 80");
    }

    @Test
    void closesWithItsCodeAndReason() {
        console.connect();

        console.button("Close Socket").click();

        assertThat(console.state()).hasText("Closed");
        assertThat(console.rows().last()).containsText("Connection closed. Code: 1000. Reason: Closing from client");
        assertThat(console.button("Connect")).isEnabled();
        assertThat(console.button("Send")).isDisabled();
        assertThat(console.button("Close Socket")).isDisabled();
    }

    @Test
    void opensOneSocketForTwoClicks() {
        console.button("Connect").dblclick();
        assertThat(console.state()).hasText("Open");
        console.sendText("marker");
        console.echo("marker");

        assertThat(console.sockets()).hasSize(1);
    }

    @Test
    void takesNothingThatItReceivesForHtml() {
        console.connect();
        String markup = "<img src=x onerror=\"document.title='taken'\"><b>bold</b>";

        console.sendText(markup);

        assertThat(cells(console.echo(markup))).containsExactly("Server", "Client", markup);
        assertThat(console.page().locator("#log-body img, #log-body b")).hasCount(0);
        assertThat(console.complaints()).isEmpty();
    }

    /** 6,000 sent and 6,000 received: the row of the opening and the first messages have to go. */
    @Test
    void staysUsableAfterTenThousandMessages() {
        console.connect();

        console.page().evaluate("""
                () => {
                  const message = document.querySelector("#message");
                  for (let number = 0; number < 6_000; number++) {
                    message.value = `message ${number}`;
                    message.form.requestSubmit();
                  }
                }""");

        console.echo("message 5999");
        assertThat(console.page().locator("#received-count")).hasText(Pattern.compile("6.?000"));
        assertThat((Integer) console.page().evaluate("document.querySelectorAll('#log-body tr').length"))
                .isLessThanOrEqualTo(10_000);
        console.button("Clear log").click();
        assertThat(console.rows()).hasCount(0);
        console.sendText("still there");
        console.echo("still there");
    }

    @Test
    void worksWithTheKeyboardAlone() {
        console.url().focus();
        console.page().keyboard().press("Enter");
        assertThat(console.state()).hasText("Open");
        assertThat(console.message()).isFocused();

        console.page().keyboard().type("typed");
        console.page().keyboard().press("Enter");

        console.echo("typed");
    }

    @Test
    void keepsAMessageThatIsNoHexAndSaysSo() {
        console.connect();

        console.sendHex("0g");

        assertThat(console.alert()).containsText("g");
        assertThat(console.message()).hasValue("0g");
        assertThat(console.rows()).hasCount(1);
    }

    @Test
    void saysThatItsServerIsGone() throws IOException {
        try (ServerProcess victim = ServerProcess.start();
                EchoConsole own = new EchoConsole(chromium.browser().newContext(), victim.http("/"))) {
            own.connect();

            victim.kill();

            assertThat(own.state()).hasText("Closed");
            assertThat(own.notice("Connection closed. Code: 1006.")).isVisible();
            own.button("Connect").click();
            assertThat(own.notice("failed")).isVisible();
            assertThat(own.state()).hasText("Closed");
        }
    }
}
