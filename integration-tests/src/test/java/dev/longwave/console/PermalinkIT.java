package dev.longwave.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.longwave.harness.ConsolePage;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@Tag("once")
final class PermalinkIT extends ConsoleTest {

    @Test
    void linkFillsFieldsAndOpensNoConnection() {
        String channel = UUID.randomUUID().toString();
        try (ConsolePage linked = open(server.resolve(
                "/?tab=channel&members=2&self=false&view=hex&filter=abc&direction=received&channel=" + channel))) {
            assertThat(linked.tab("Channel")).hasAttribute("aria-selected", "true");
            assertThat(linked.field("Members")).hasValue("2");
            assertThat(linked.page().locator("#channel-self")).isChecked();
            assertThat(linked.page().getByLabel("Filter by text")).hasValue("abc");
            assertThat(linked.sockets()).isEmpty();

            linked.button("Connect").click();
            assertThat(linked.state()).hasText("2 of 2 open");
            assertThat(linked.sockets())
                    .containsOnly("ws://" + server.getAuthority() + "/broadcast/" + channel + "?self=false");
            linked.sendText("abc");
            assertThat(linked.received("61 62 63")).isVisible();
            assertThat(linked.rows()).hasCount(1);
        }
    }

    @Test
    void addressShowsTheValuesOfTheFields() {
        console.openTab("Writer");
        console.field("Messages").fill("17");

        console.page().waitForURL("**/?tab=writer&messages=17");

        console.button("Copy link").click();
        assertThat(console.page().getByText("Link copied")).isVisible();
        try (ConsolePage other = open(URI.create(clipboard()))) {
            assertThat(other.field("Messages")).hasValue("17");
        }
    }

    /** The log names the allowed values. */
    @Test
    void invalidParameterIsIgnoredAndReported() {
        try (ConsolePage linked = open(server.resolve("/?tab=channel&members=21&chanel=a"))) {
            assertThat(linked.field("Members")).hasValue("3");
            assertThat(linked.rows("Link parameter ignored: members=“21”, must be 1 to 20."))
                    .isVisible();
            assertThat(linked.rows("Link parameter ignored: “chanel” is unknown"))
                    .isVisible();
        }
    }

    @Test
    void markupInALinkIsShownAsText() {
        try (ConsolePage linked = open(server.resolve("/?view=%3Cimg%20src%3Dx%3E"))) {
            assertThat(linked.rows("view=“<img src=x>”")).isVisible();
            assertThat(linked.page().locator("#log-body img")).hasCount(0);
        }
    }

    @Test
    void arrowKeysMoveBetweenTabs() {
        console.tab("Echo").focus();

        console.page().keyboard().press("ArrowLeft");
        assertThat(console.tab("Writer")).isFocused();
        assertThat(console.page().getByRole(AriaRole.TABPANEL, new Page.GetByRoleOptions().setName("Writer")))
                .isVisible();

        console.page().keyboard().press("ArrowRight");
        assertThat(console.tab("Echo")).isFocused();
        console.page().keyboard().press("Tab");
        assertThat(console.field("Server URL")).isFocused();
    }
}
