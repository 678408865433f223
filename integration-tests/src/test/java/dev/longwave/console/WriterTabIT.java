package dev.longwave.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.longwave.harness.ConsolePage;
import dev.longwave.harness.ServerProcess;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@Tag("once")
final class WriterTabIT extends ConsoleTest {

    @Test
    void tabListsTheWritersOfItsServer() throws IOException {
        try (ServerProcess writing = ServerProcess.start(
                        "longwave.writers.headlines.every=90s",
                        "longwave.writers.headlines.text=news",
                        "longwave.writers.headlines.channel=news",
                        "longwave.writers.headlines.paused=true");
                ConsolePage own = open(writing.http("/"))) {
            own.openTab("Writer");

            assertThat(writer(own, "clock")).hasText(Pattern.compile("clock\\s*1 s\\s*running\\s*none.*"));
            assertThat(writer(own, "headlines"))
                    .hasText(Pattern.compile("headlines\\s*1 min 30 s\\s*paused\\s*news.*"));
            assertThat(own.errors()).isEmpty();
        }
    }

    @Test
    void tabCountsMessagesUpToTheRequestedNumber() {
        console.openTab("Writer");
        console.field("Writer").fill("clock");
        console.field("Messages").fill("2");

        console.button("Connect").click();

        assertThat(console.state()).hasText("Closed: 1000 done");
        assertThat(console.panel().getByText("2 of 2 messages")).isVisible();
        assertThat(console.rows("clock", "received")).hasCount(2);
        assertThat(console.rows("Connection closed. Code: 1000. Reason: done")).isVisible();
        assertThat(console.button("Connect")).isFocused();
        assertThat(console.errors()).isEmpty();
    }

    @Test
    void disconnectButtonClosesTheConnection() {
        console.openTab("Writer");
        console.button("Connect").click();
        assertThat(console.state()).hasText("Open");
        console.received("tick");

        console.button("Disconnect").click();

        assertThat(console.state()).hasText("Closed: 1000 Closing from client");
    }

    @Test
    void chosenWriterFillsTheField() {
        console.openTab("Writer");
        console.field("Writer").fill("");

        console.button("Choose clock").click();

        assertThat(console.field("Writer")).hasValue("clock");
        assertThat(console.field("Messages")).isFocused();
    }

    @Test
    void openConnectionRejectsAnotherWriter() {
        console.openTab("Writer");
        console.button("Connect").click();
        assertThat(console.state()).hasText("Open");

        console.button("Choose clock").click();

        assertThat(console.alert()).hasText("Disconnect from the current writer first.");
    }

    @Test
    void missingListOfWritersIsReported() {
        console.page().route("**/background", route -> route.fulfill(new Route.FulfillOptions().setStatus(404)));

        console.openTab("Writer");

        assertThat(console.panel().getByText("This server does not list its writers. Type the name"))
                .isVisible();
        assertThat(console.button("Connect")).isEnabled();
    }

    @Test
    void unknownWriterIsReported() {
        console.openTab("Writer");
        console.field("Writer").fill("nobody");

        console.button("Connect").click();

        assertThat(console.state()).hasText(Pattern.compile("Closed: 1006 .*"));
        assertThat(console.rows("Connection failed")).isVisible();
    }

    @Test
    void invalidNumberOfMessagesIsReported() {
        console.openTab("Writer");
        console.field("Messages").fill("1000000000");

        console.button("Connect").click();

        assertThat(console.alert()).hasText("The number of messages must be a whole number from 1 to 999,999,999.");
        assertThat(console.sockets()).isEmpty();
    }

    private static Locator writer(ConsolePage console, String name) {
        return console.panel()
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + name)));
    }
}
