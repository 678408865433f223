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
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
final class WriterTabIT extends ConsoleTest {

    @Test
    void listsTheWritersOfItsServer() throws IOException {
        try (ServerProcess writing = ServerProcess.start(
                        "longwave.writers.headlines.every=90s",
                        "longwave.writers.headlines.text=news",
                        "longwave.writers.headlines.channel=news",
                        "longwave.writers.headlines.paused=true");
                ConsolePage own = open(writing.http("/"))) {
            own.place("Writer");

            assertThat(writer(own, "clock")).hasText(Pattern.compile("clock\\s*1 s\\s*running\\s*none.*"));
            assertThat(writer(own, "headlines"))
                    .hasText(Pattern.compile("headlines\\s*1 min 30 s\\s*paused\\s*news.*"));
            assertThat(own.complaints()).isEmpty();
        }
    }

    @Test
    void countsMessagesToTheEndThatWasAskedFor() {
        console.place("Writer");
        console.field("Writer").fill("clock");
        console.field("Messages").fill("2");

        console.button("Connect").click();

        assertThat(console.state()).hasText("Closed: 1000 done");
        assertThat(console.place().getByText("2 of 2 messages")).isVisible();
        assertThat(console.rows("clock", "received")).hasCount(2);
        assertThat(console.rows("Connection closed. Code: 1000. Reason: done")).isVisible();
        assertThat(console.button("Connect")).isFocused();
        assertThat(console.complaints()).isEmpty();
    }

    @Test
    void isEndedByHand() {
        console.place("Writer");
        console.button("Connect").click();
        assertThat(console.state()).hasText("Open");
        console.received("tick");

        console.button("Disconnect").click();

        assertThat(console.state()).hasText("Closed: 1000 Closing from client");
    }

    @Test
    void takesTheWriterThatIsChosen() {
        console.place("Writer");
        console.field("Writer").fill("");

        console.button("Choose clock").click();

        assertThat(console.field("Writer")).hasValue("clock");
        assertThat(console.field("Messages")).isFocused();
    }

    @Test
    void choosesNoOtherWriterWhileOneIsThere() {
        console.place("Writer");
        console.button("Connect").click();
        assertThat(console.state()).hasText("Open");

        console.button("Choose clock").click();

        assertThat(console.alert()).hasText("Disconnect from the current writer first.");
    }

    @Test
    void saysThatThereIsNoList() {
        console.page().route("**/background", route -> route.fulfill(new Route.FulfillOptions().setStatus(404)));

        console.place("Writer");

        assertThat(console.place().getByText("This server does not list its writers. Type the name"))
                .isVisible();
        assertThat(console.button("Connect")).isEnabled();
    }

    @Test
    void saysThatAWriterIsNotThere() {
        console.place("Writer");
        console.field("Writer").fill("nobody");

        console.button("Connect").click();

        assertThat(console.state()).hasText(Pattern.compile("Closed: 1006 .*"));
        assertThat(console.rows("Connection failed")).isVisible();
    }

    @Test
    void saysWhichNumberItDoesNotTake() {
        console.place("Writer");
        console.field("Messages").fill("1000000000");

        console.button("Connect").click();

        assertThat(console.alert()).hasText("The number of messages must be a whole number from 1 to 999,999,999.");
        assertThat(console.sockets()).isEmpty();
    }

    private static Locator writer(ConsolePage console, String name) {
        return console.place()
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + name)));
    }
}
