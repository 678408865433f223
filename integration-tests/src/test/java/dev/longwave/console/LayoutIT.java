package dev.longwave.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ForcedColors;
import dev.longwave.harness.ConsolePage;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the parts of the console are, on wide screens and on phones. */
@QuarkusIntegrationTest
@Tag("once")
final class LayoutIT extends ConsoleTest {

    /** Controls that are visible and smaller than 44 by 44 pixels. Options of a select are no targets of their own. */
    private static final String SMALL_TARGETS = """
            () => [...document.querySelectorAll("button, a, select, textarea, input, label:has(input)")]
                .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest("label input"))
                .map((element) => [element.closest("label") ?? element, element])
                .map(([target, element]) => [target.getBoundingClientRect(), element.id || element.textContent.trim()])
                .filter(([{ width, height }]) => width < 43.9 || height < 43.9)
                .map(([{ width, height }, name]) => `${name} ${width}x${height}`)""";

    @Test
    void logIsBesideTheFormsAndFullHeight() {
        try (ConsolePage wide = open(1280, 800)) {
            wide.connect();

            BoundingBox log = box(wide, "#log-panel");
            BoundingBox rows = box(wide, "#log-scroll");
            assertThat(log.x).isGreaterThan(box(wide, "#echo").x + 300);
            assertThat(log.y).isLessThan(60);
            assertThat(log.y + log.height).isEqualTo(800);
            assertThat(rows.height).isGreaterThan(550);
            assertThat((Integer) wide.page().evaluate("document.documentElement.scrollHeight"))
                    .isEqualTo(800);
        }
    }

    @Test
    void logFollowsSendOnAPhone() {
        try (ConsolePage phone = open(390, 844)) {
            phone.sendText("hello");
            phone.received("hello");

            BoundingBox send = box(phone, "#echo-send");
            BoundingBox log = box(phone, "#log-panel");
            assertThat(log.y - (send.y + send.height)).isBetween(0.0, 24.0);
            assertThat(log.y).isLessThan(500);
        }
    }

    /** The message field grows and shrinks, and so does the log below it. */
    @Test
    void logFollowsTheNewestWhenItsHeightChanges() {
        try (ConsolePage phone = open(390, 844)) {
            phone.connect();
            sendMany(phone, 20);
            phone.received("message 19");

            phone.field("Message").fill("a line\n".repeat(10));
            phone.field("Message").fill("last");
            phone.field("Message").press("Enter");

            phone.received("last");
            assertThat(phone.page().locator("#log-newest")).isHidden();
        }
    }

    @ParameterizedTest
    @CsvSource({"Echo, Options", "Echo, Server behavior", "Echo, Round-trip test", "Channel, Options", "Writer, Options"
    })
    void targetsOnAPhoneAre44PixelsAndMore(String tab, String section) {
        try (ConsolePage phone = open(390, 844)) {
            phone.openTab(tab);
            phone.unfold(section);
            phone.button("Filter and actions").click();

            assertThat(phone.page().evaluate(SMALL_TARGETS)).isEqualTo(List.of());
        }
    }

    @ParameterizedTest
    @CsvSource({"320, 640", "640, 400", "700, 600", "1024, 400", "1280, 320"})
    void pageFitsEachWidth(int width, int height) {
        try (ConsolePage shown = open(width, height)) {
            shown.sendText("a longer line of text that has to be cut somewhere ".repeat(40));
            shown.received("a longer line");
            for (String tab : List.of("Channel", "Writer", "Echo")) {
                shown.openTab(tab);
                assertThat((Integer) shown.page().evaluate("document.documentElement.scrollWidth"))
                        .as(tab)
                        .isLessThanOrEqualTo(width);
            }
            assertThat(box(shown, "#log-scroll").height).isGreaterThan(100);
        }
    }

    @Test
    void stateIsVisibleInForcedColors() {
        try (ConsolePage forced = open(
                server,
                new Browser.NewContextOptions().setViewportSize(1280, 800).setForcedColors(ForcedColors.ACTIVE))) {
            forced.sendText("hello");
            forced.received("hello").click();

            assertThat(color(forced.tab("Echo"), "border-bottom-color"))
                    .isNotEqualTo(color(forced.tab("Channel"), "border-bottom-color"));
            Locator chosen = forced.page().locator(".row.chosen");
            assertThat(color(chosen, "outline-style")).isEqualTo("solid");
            assertThat(dot(forced)).isNotEqualTo(color(forced.page().locator("body"), "background-color"));
            forced.button("Disconnect").click();
            assertThat(forced.state()).hasText("Closed");
            assertThat(dot(forced)).isEqualTo(color(forced.page().locator("body"), "background-color"));
        }
    }

    @Test
    void helpPageNeedsNoScript() {
        try (ConsolePage help =
                open(server.resolve("/help.html"), new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            assertThat(help.page().getByText("With the option Reconnect")).isVisible();
        }
    }

    private ConsolePage open(int width, int height) {
        return open(server, new Browser.NewContextOptions().setViewportSize(width, height));
    }

    private static BoundingBox box(ConsolePage shown, String selector) {
        return shown.page().locator(selector).boundingBox();
    }

    private static String color(Locator element, String property) {
        return (String) element.evaluate(
                "(element, property) => getComputedStyle(element).getPropertyValue(property)", property);
    }

    private static String dot(ConsolePage shown) {
        return (String) shown.state().evaluate("(state) => getComputedStyle(state, '::before').backgroundColor");
    }
}
