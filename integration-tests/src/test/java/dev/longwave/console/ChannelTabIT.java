package dev.longwave.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.longwave.harness.ConsolePage;
import dev.longwave.harness.ServerProcess;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@Tag("once")
final class ChannelTabIT extends ConsoleTest {

    private final String channel = UUID.randomUUID().toString();

    @Test
    void messageReachesEveryMember() {
        console.join(channel, 3);

        console.sendText("to all");

        assertThat(console.rows("member 1", "sent")).hasCount(1);
        for (int member = 1; member <= 3; member++) {
            assertThat(console.rows("member " + member, "received")).containsText("to all");
            assertThat(member(member)).containsText("Open");
            assertThat(member(member)).containsText("1 received");
        }
        assertThat(console.errors()).isEmpty();
    }

    @Test
    void chosenMemberSendsTheMessage() {
        console.join(channel, 2);
        console.field("Publish as").selectOption("member 2");

        console.sendText("from the second");

        assertThat(console.rows("member 2", "sent")).hasCount(1);
        assertThat(console.rows("received")).hasCount(2);
    }

    @Test
    void checkboxExcludesOwnMessages() {
        console.openTab("Channel");
        console.unfold("Options");
        console.panel().getByLabel("Members don’t receive").check();
        console.join(channel, 2);

        console.sendText("to the other");

        assertThat(member(2)).containsText("1 received");
        assertThat(member(1)).containsText("0 received");
    }

    @Test
    void postShowsTheNumberOfDeliveries() {
        console.join(channel, 2);
        console.field("Publish as").selectOption("POST");

        console.sendText("posted");

        assertThat(console.panel().getByText("Response to POST: 202 {\"delivered\":2}"))
                .isVisible();
        assertThat(console.rows("POST", "sent")).containsText("posted");
        assertThat(console.rows("POST", "event")).containsText("202 {\"delivered\":2}");
        assertThat(console.rows("received")).hasCount(2);
        assertThat(console.errors()).isEmpty();
    }

    @Test
    void postSendsBinary() {
        console.join(channel, 1);
        console.field("Publish as").selectOption("POST");
        console.field("Send as").selectOption("binary");

        console.sendText("ca fe");

        assertThat(console.received("ca fe")).hasClass("row message received hex");
    }

    @Test
    void tokenIsSentButNeverShownOrLinked() throws IOException {
        try (ServerProcess guarded = ServerProcess.start("longwave.publish.token=o-so-secret");
                ConsolePage own = open(guarded.http("/"))) {
            own.openTab("Channel");
            own.sendText("without");
            assertThat(own.rows("POST", "error")).containsText("401 Publishing needs a valid token");

            own.field("Bearer token").fill("o-so-secret");
            own.sendText("with");

            assertThat(own.rows("POST", "event")).containsText("202 {\"delivered\":0}");
            own.button("Copy link").click();
            assertThat(own.page().getByText("Link copied")).isVisible();
            assertThat((String) own.page().evaluate("navigator.clipboard.readText()"))
                    .contains("tab=channel")
                    .doesNotContain("secret");
            assertThat(own.page().url()).doesNotContain("secret");
            assertThat(own.page().content()).doesNotContain("o-so-secret");
        }
    }

    @Test
    void postToAnotherServerIsRejected() {
        console.openTab("Channel");
        console.field("Server").fill("ws://example.com");

        console.sendText("elsewhere");

        assertThat(console.alert()).containsText("The console sends HTTP requests to its own server only");
        assertThat(console.rows()).hasCount(0);
    }

    @Test
    void invalidChannelNameIsReported() {
        console.openTab("Channel");
        console.field("Channel").fill("a b");

        console.button("Connect").click();

        assertThat(console.alert()).containsText("The channel name contains “ ”");
        assertThat(console.field("Channel")).isFocused();
        assertThat(console.sockets()).isEmpty();
    }

    @Test
    void memberCountOver20IsReported() {
        console.openTab("Channel");
        console.field("Members").fill("21");

        console.button("Connect").click();

        assertThat(console.alert()).hasText("The number of members must be a whole number from 1 to 20.");
    }

    @Test
    void allMembersDisconnectAndOthersConnect() {
        console.join(channel, 20);

        console.button("Disconnect").click();

        assertThat(console.state()).hasText("Closed");
        assertThat(console.rows("Connection closed. Code: 1000")).hasCount(20);
        console.join(channel, 1);
    }

    @Test
    void membersStayOpenWhileAnotherTabIsShown() {
        console.join(channel, 2);
        console.sendText("one");
        assertThat(member(2)).containsText("1 received");

        console.openTab("Echo");

        assertThat(console.tab("Channel")).containsText("2 open");
        assertThat(console.state()).hasText("Not connected");
    }

    @Test
    void connectFillsUpToTheNumberOfMembers() {
        console.join(channel, 2);
        assertThat(console.button("Connect")).isDisabled();

        console.field("Members").fill("3");
        console.button("Connect").click();

        assertThat(console.state()).hasText("3 of 3 open");
        assertThat(console.rows("Connection opened")).hasCount(3);
    }

    private Locator member(int number) {
        console.unfold("Member list");
        return console.panel().getByRole(AriaRole.LISTITEM).nth(number - 1);
    }
}
