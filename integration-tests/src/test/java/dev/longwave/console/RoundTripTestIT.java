package dev.longwave.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
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
final class RoundTripTestIT extends ConsoleTest {

    private static final String LONG_RUN = "1000000";

    /** The log has one row for the start of the test and one for its result, but none for each message. */
    @Test
    void resultShowsThroughputAndQuantiles() {
        console.connect();

        start(console, "2000", "100", "8");

        assertThat(outcome(console)).hasText(Pattern.compile("Done: 2,000 echoes in .* s, .*/s, p50 .* ms, p99 .* ms"));
        assertThat(console.rows()).hasCount(3);
        assertThat(console.rows().nth(1)).containsText("Round-trip test started: 2,000 messages of 100 B, 8 in flight");
        assertThat(console.rows().nth(2)).containsText("Round-trip test: Done: 2,000 echoes");
        console.sendText("afterwards");
        console.received("afterwards");
    }

    @Test
    void messagesAtTheServersLimitAreEchoed() {
        console.connect();

        start(console, "50", "262144", "4");

        assertThat(outcome(console)).containsText("Done: 50 echoes");
    }

    @Test
    void messageOverTheServersLimitFailsTheTest() {
        console.connect();

        start(console, "50", "262145", "1");

        assertThat(outcome(console)).containsText("The connection closed with 1 echo outstanding.");
        assertThat(console.rows("Code: 1009")).isVisible();
    }

    @Test
    void stopButtonStopsTheTest() {
        console.connect();
        start(console, LONG_RUN, "64", "16");
        assertThat(outcome(console)).hasText("Running");
        assertThat(progress(console)).not().hasAttribute("value", "0");

        console.button("Stop").click();

        assertThat(outcome(console)).containsText("Stopped: ");
        console.sendText("afterwards");
        console.received("afterwards");
    }

    @Test
    void otherMessagesAreRejectedDuringTheTest() {
        console.connect();
        start(console, LONG_RUN, "64", "16");

        console.sendText("in between");

        assertThat(console.alert()).hasText("Not sent: a round-trip test is running.");
    }

    @Test
    void lostServerFailsTheTest() throws IOException {
        try (ServerProcess victim = ServerProcess.start();
                ConsolePage own = open(victim.http("/"))) {
            own.connect();
            start(own, LONG_RUN, "64", "16");
            assertThat(outcome(own)).hasText("Running");

            victim.kill();

            assertThat(outcome(own)).containsText("The connection closed");
        }
    }

    @Test
    void invalidNumberOfMessagesIsReported() {
        console.connect();

        start(console, "1000001", "64", "16");

        assertThat(console.alert()).hasText("Messages must be a whole number from 1 to 1,000,000.");
        assertThat(console.field("Messages")).isFocused();
    }

    private static void start(ConsolePage console, String messages, String size, String inFlight) {
        console.unfold("Round-trip test");
        console.field("Messages").fill(messages);
        console.field("Size, bytes").fill(size);
        console.field("In flight").fill(inFlight);
        console.button("Start").click();
    }

    private static Locator outcome(ConsolePage console) {
        return console.panel()
                .getByRole(AriaRole.STATUS, new Locator.GetByRoleOptions().setName("State of the round-trip test"));
    }

    private static Locator progress(ConsolePage console) {
        return console.panel()
                .getByRole(AriaRole.PROGRESSBAR, new Locator.GetByRoleOptions().setName("Round-trip test"));
    }
}
