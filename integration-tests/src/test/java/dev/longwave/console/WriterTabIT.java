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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

            assertThat(writer(own, "clock")).hasText(Pattern.compile("clock\\s*every 1 s\\s*\\d.*"));
            assertThat(writer(own, "headlines"))
                    .hasText(Pattern.compile("headlines\\s*every 1 min 30 s · channel news · paused.*"));
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
    void buttonInTheRowConnectsAndDisconnects() {
        console.openTab("Writer");
        console.field("Writer").fill("");

        console.button("Connect to clock").click();

        assertThat(console.field("Writer")).hasValue("clock");
        assertThat(console.state()).hasText("Open");
        console.button("Disconnect from clock").click();
        assertThat(console.state()).hasText("Closed: 1000 Closing from client");
    }

    /** The page takes one writer at a time, and the list has a height and a filter of its own. */
    @Test
    void listOfHundredsOfWritersIsBounded() {
        console.page().route("**/background", route -> route.fulfill(new Route.FulfillOptions().setBody(writers(500))));

        console.openTab("Writer");

        assertThat(console.panel().getByRole(AriaRole.ROW)).hasCount(501);
        assertThat((Boolean) console.page().evaluate("document.documentElement.scrollHeight <= innerHeight"))
                .isTrue();
        console.panel().getByLabel("Filter writers by name").fill("writer-499");
        assertThat(console.panel().getByRole(AriaRole.ROW)).hasCount(2);
        assertThat(console.panel().getByText("1 of 500")).isVisible();
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

        assertThat(console.state()).hasText("Failed");
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

    private static String writers(int count) {
        return IntStream.range(0, count)
                .mapToObj(number ->
                        "{\"name\":\"writer-%d\",\"every\":\"PT1S\",\"paused\":false,\"ticks\":1,\"connections\":0}"
                                .formatted(number))
                .collect(Collectors.joining(",", "{\"writers\":[", "]}"));
    }

    private static Locator writer(ConsolePage console, String name) {
        return console.panel()
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + name)));
    }
}
