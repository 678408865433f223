package dev.longwave.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.longwave.harness.ConsolePage.cells;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@Tag("once")
final class LogIT extends ConsoleTest {

    @Test
    void receivedMarkupIsShownAsText() {
        console.connect();
        String markup = "<img src=x onerror=\"document.title='taken'\"><b>bold</b>";

        console.sendText(markup);

        assertThat(cells(console.received(markup))).containsExactly("echo", "received", markup);
        assertThat(console.page().locator("#log-body img, #log-body b")).hasCount(0);
        assertThat(console.errors()).isEmpty();
    }

    @Test
    void filterFindsRowsThatHaveLeftTheTable() {
        console.connect();
        sendMany(console, 6_000);
        console.received("message 5999");

        logField("Filter by text").fill("MESSAGE 17");

        assertThat(console.rows().first()).containsText("message 17");
        assertThat(console.rows("message 16")).hasCount(0);
    }

    @Test
    void filterShowsOneDirection() {
        console.connect();
        console.sendText("one");
        console.received("one");

        logField("Filter by direction").selectOption("sent");
        assertThat(console.rows()).hasCount(1);
        assertThat(cells(console.rows().first())).containsExactly("echo", "sent", "one");

        logField("Filter by direction").selectOption("events");
        assertThat(console.rows()).hasCount(1);
        assertThat(console.rows()).containsText("Connection opened");
    }

    @Test
    void pausedLogShowsNewRowsAfterResume() {
        console.connect();
        console.button("Pause").click();

        console.sendText("meanwhile");

        assertThat(console.page().getByText("Paused: 2 new rows")).isVisible();
        assertThat(console.page().locator("#received-count")).hasText("1");
        assertThat(console.rows()).hasCount(1);
        console.button("Resume").click();
        assertThat(console.rows()).hasCount(3);
    }

    @Test
    void viewShowsCompactJsonAndHex() {
        console.connect();
        console.sendText("{ \"n\" : 12345678901234567890 }");
        console.received("{ \"n\"");
        Locator data = console.rows().last().locator(".data");

        logField("Show messages as").selectOption("json");
        assertThat(data).hasText("{\"n\":12345678901234567890}");

        logField("Show messages as").selectOption("hex");
        assertThat(data).hasText(Pattern.compile("^7b 20 22 6e 22"));
    }

    @Test
    void invalidRegularExpressionIsReported() {
        console.connect();
        console.sendText("a1");
        console.received("a1");
        logField("Regular expression").check();

        logField("Filter by text").fill("^a[");
        assertThat(console.page().locator("#log-filter-error")).containsText("must be a regular expression");
        assertThat(logField("Filter by text")).hasAttribute("aria-invalid", "true");

        logField("Filter by text").fill("^a[0-9]$");
        assertThat(console.page().locator("#log-filter-error")).isEmpty();
        assertThat(console.rows()).hasCount(2);
    }

    @Test
    void allRowsAreCopied() {
        console.connect();
        console.sendText("copy me");
        console.received("copy me");

        console.button("Copy all").click();

        assertThat(console.logStatus()).hasText("3 rows copied");
        assertThat(clipboard().lines())
                .hasSize(3)
                .last()
                .asString()
                .contains("\techo\treceived\tcopy me\t")
                .endsWith("\t7 B");
    }

    @Test
    void logIsSavedAsJsonLinesAndReplayed() throws IOException {
        console.connect();
        console.sendText("one ✓");
        console.sendHex("ca fe");
        console.received("ca fe");

        Download download =
                console.page().waitForDownload(() -> console.button("Save").click());

        assertThat(download.suggestedFilename()).matches("longwave-.*\\.jsonl");
        byte[] saved = Files.readAllBytes(download.path());
        List<String> lines = new String(saved, UTF_8).lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(1))
                .contains(
                        "\"connection\":\"echo\",\"direction\":\"sent\",\"kind\":\"text\",\"text\":\"one ✓\",\"size\":7");
        assertThat(lines.get(4)).contains("\"direction\":\"received\",\"kind\":\"binary\",\"base64\":\"yv4=\"");

        console.button("Clear log").click();
        replay(saved);
        console.received("one ✓");
        console.received("ca fe");
        assertThat(console.rows("Replay done: 2 of 2 messages sent.")).isVisible();
    }

    /** The console still sends the messages of the valid lines. */
    @Test
    void invalidLineOfAReplayIsReported() {
        console.connect();

        replay("{\"direction\":\"sent\",\"text\":\"good\"}\nbroken\n".getBytes(UTF_8));

        assertThat(console.rows("“log.jsonl”, line 2: not a JSON object.")).isVisible();
        console.received("good");
    }

    @Test
    void replayWithoutConnectionSendsNoMessage() {
        replay("{\"direction\":\"sent\",\"text\":\"good\"}".getBytes(UTF_8));

        assertThat(console.rows("Replay stopped: 0 of 1 messages sent. Not sent: the connection is not open."))
                .isVisible();
    }

    private void replay(byte[] file) {
        console.page()
                .getByLabel("Saved log to replay")
                .setInputFiles(new FilePayload("log.jsonl", "application/jsonl", file));
    }

    private Locator logField(String label) {
        return console.page().getByLabel(label);
    }
}
