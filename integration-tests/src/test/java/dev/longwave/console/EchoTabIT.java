package dev.longwave.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.longwave.harness.ConsolePage.cells;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import dev.longwave.harness.ConsolePage;
import dev.longwave.harness.ServerProcess;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusIntegrationTest
@Tag("once")
final class EchoTabIT extends ConsoleTest {

    @Test
    void consoleIsReadyToConnectToItsOwnServer() {
        assertThat(console.state()).hasText("Not connected");
        assertThat(console.field("Server URL")).hasValue("ws://" + server.getAuthority() + "/ws");
        assertThat(console.button("Connect")).isEnabled();
        assertThat(console.button("Send")).isEnabled();
        assertThat(console.field("Message")).hasValue("hello");
        assertThat(console.button("Disconnect")).isDisabled();
        assertThat(console.errors()).isEmpty();
    }

    @Test
    void logShowsMessageAndEchoWithItsRoundTrip() {
        console.connect();
        assertThat(console.button("Connect")).isDisabled();

        console.sendText("hello, wave ✓");

        assertThat(console.rows().nth(0)).containsText("Connection opened");
        Locator echo = console.received("hello, wave ✓");
        assertThat(cells(echo)).containsExactly("echo", "received", "hello, wave ✓");
        assertThat(echo.locator(".size")).hasText("15 B");
        assertThat(echo.locator(".time")).hasText(Pattern.compile("\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\d"));
        assertThat(echo.locator(".round-trip")).hasText(Pattern.compile("[\\d.,]+ ms"));
        assertThat(cells(console.rows().nth(1))).containsExactly("echo", "sent", "hello, wave ✓");
        assertThat(console.errors()).isEmpty();
    }

    @Test
    void hexInputIsSentAsBinaryAndShownAsHex() {
        console.connect();

        console.sendHex("00 ff 7f 80");

        assertThat(cells(console.received("00 ff 7f 80"))).containsExactly("echo", "received", "00 ff 7f 80");
    }

    @Test
    void fileIsSentAsBinary() {
        console.connect();

        console.panel()
                .locator("input[type=file]")
                .setInputFiles(
                        new FilePayload("bytes.bin", "application/octet-stream", new byte[] {0, (byte) 0xca, 1}));

        assertThat(cells(console.received("00 ca 01"))).containsExactly("echo", "received", "00 ca 01");
    }

    @Test
    void fileOver16MebibytesIsRejected(@TempDir Path directory) throws IOException {
        Path large = directory.resolve("large.bin");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength((16 << 20) + 1);
        }
        console.connect();

        console.panel().locator("input[type=file]").setInputFiles(large);

        assertThat(console.alert()).containsText("“large.bin” has 16,777,217 B: must be up to 16,777,216 B.");
        assertThat(console.state()).hasText("Open");
    }

    @Test
    void disconnectShowsCloseCodeAndReason() {
        console.connect();

        console.button("Disconnect").click();

        assertThat(console.state()).hasText("Closed");
        assertThat(console.rows().last()).containsText("Connection closed. Code: 1000. Reason: Closing from client");
        assertThat(console.button("Connect")).isEnabled();
        assertThat(console.button("Connect")).isFocused();
        assertThat(console.button("Disconnect")).isDisabled();
    }

    @Test
    void sendWithoutConnectionConnectsFirst() {
        console.sendText("first");

        assertThat(console.received("first").locator(".round-trip")).hasText(Pattern.compile("[\\d.,]+ ms"));
        assertThat(console.rows().first()).containsText("Connection opened");
        assertThat(console.state()).hasText("Open");
        assertThat(console.page()).hasTitle("● Echo – Longwave");
    }

    @Test
    void invalidUrlIsReportedAtItsField() {
        console.field("Server URL").fill("http://localhost");

        console.button("Connect").click();

        assertThat(console.alert()).hasText("The server URL must start with ws:// or wss://.");
        assertThat(console.field("Server URL")).hasAttribute("aria-invalid", "true");
        assertThat(console.field("Server URL")).hasAttribute("aria-describedby", "echo-url-error");
        assertThat(console.field("Server URL")).isFocused();
    }

    @Test
    void behaviorFieldsChangeTheQueryOfTheUrl() {
        console.field("Server URL").fill("ws://localhost/ws?x=1&drop=2");
        console.unfold("Server behavior");

        assertThat(console.field("Drop after drop")).hasValue("2");
        console.field("Drop after drop").fill("");
        console.field("Delay delay").fill("200ms");
        console.panel().getByLabel("The server sends no Pongs").check();

        assertThat(console.field("Server URL")).hasValue("ws://localhost/ws?x=1&delay=200ms&silent=true");
    }

    @Test
    void arrowUpReturnsToSentMessages() {
        console.connect();
        console.sendText("one");
        console.sendText("two");
        console.field("Message").fill("");

        console.field("Message").press("ArrowUp");
        console.field("Message").press("ArrowUp");

        assertThat(console.field("Message")).hasValue("one");
    }

    @Test
    void reloadKeepsTheTypedMessage() {
        console.field("Message").fill("typed");

        console.page().reload();

        assertThat(console.field("Message")).hasValue("typed");
    }

    @Test
    void invalidJsonIsReportedWithItsPlace() {
        console.field("Message").fill("{\n  \"a\": 1,\n}");

        console.button("Format JSON").click();

        assertThat(console.alert()).containsText("line 3, column 1");
    }

    @Test
    void doubleClickOpensOneSocket() {
        console.button("Connect").dblclick();
        assertThat(console.state()).hasText("Open");
        console.sendText("marker");
        console.received("marker");

        assertThat(console.sockets()).hasSize(1);
    }

    @Test
    void keyboardAloneConnectsAndSends() {
        console.field("Server URL").focus();
        console.page().keyboard().press("Enter");
        assertThat(console.state()).hasText("Open");
        assertThat(console.field("Message")).isFocused();

        console.page().keyboard().type("typed");
        console.page().keyboard().press("Enter");

        console.received("typed");
    }

    @Test
    void invalidHexIsKeptAndReported() {
        console.connect();

        console.sendHex("0g");

        assertThat(console.alert()).containsText("g");
        assertThat(console.field("Message")).hasValue("0g");
        assertThat(console.rows()).hasCount(1);
    }

    @Test
    void lostServerIsReportedWithCode1006() throws IOException {
        try (ServerProcess victim = ServerProcess.start();
                ConsolePage own = open(victim.http("/"))) {
            own.connect();

            victim.kill();

            assertThat(own.state()).hasText("Failed");
            assertThat(own.rows("Connection closed. Code: 1006.")).isVisible();
            assertThat(own.alert()).containsText("Connection lost.");
            own.button("Connect").click();
            assertThat(own.rows("failed")).isVisible();
            assertThat(own.alert())
                    .containsText("Connection failed. The browser gives no reason: check the server URL");
            assertThat(own.state()).hasText("Failed");
            own.unfold("Options");
            own.panel().getByLabel("Reconnect").check();
            own.button("Connect").click();
            assertThat(own.rows("Reconnects in").first()).isVisible();
            own.button("Disconnect").click();
            assertThat(own.state()).hasText("Closed");
            assertThat(own.alert()).hasCount(0);
        }
    }
}
