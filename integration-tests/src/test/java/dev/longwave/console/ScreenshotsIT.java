package dev.longwave.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.longwave.harness.ConsolePage;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Screenshots of the console in use, for people to look at. Most tests also check that the page fits the width. */
@QuarkusIntegrationTest
@Tag("once")
final class ScreenshotsIT extends ConsoleTest {

    private static final Path FOLDER = Path.of("target", "screenshots");

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "360, DARK"})
    void echoTabFitsTheWidth(int width, ColorScheme scheme) {
        try (ConsolePage shown = open(width, scheme)) {
            shown.connect();
            shown.sendText("hello, wave ✓");
            shown.sendText(
                    "{\"id\":17,\"user\":\"ada\",\"tags\":[\"long\",\"wave\"],\"at\":\"2025-01-02T03:04:05.006Z\"}");
            shown.sendText("a longer line of text that has to be broken somewhere ".repeat(40));
            shown.sendHex("00 ff 7f 80");
            shown.received("00 ff 7f 80");
            shown.unfold("Round-trip test");
            shown.button("Start").click();
            assertThat(shown.rows("Round-trip test: Done")).isVisible();
            take(shown, "echo", width, scheme);
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "360, DARK"})
    void channelTabFitsTheWidth(int width, ColorScheme scheme) {
        try (ConsolePage shown = open(width, scheme)) {
            shown.join("demo-" + width + scheme, 5);
            shown.sendText("good morning");
            assertThat(shown.page().locator("#received-count")).hasText("5");
            shown.field("Publish as").selectOption("POST");
            shown.sendText("{\"user\":\"ada\",\"text\":\"good morning to you all\"}");
            assertThat(shown.rows("POST", "event")).hasCount(1);
            take(shown, "channel", width, scheme);
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "360, DARK"})
    void writerTabFitsTheWidth(int width, ColorScheme scheme) {
        try (ConsolePage shown = open(width, scheme)) {
            shown.connect();
            shown.join("demo-" + width + scheme, 20);
            shown.openTab("Writer");
            shown.field("Messages").fill("3");
            shown.button("Connect").click();
            assertThat(shown.rows("clock", "received")).hasCount(2);
            take(shown, "writer", width, scheme);
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "360, DARK"})
    void doubleClickOpensTheMessageDialog(int width, ColorScheme scheme) {
        try (ConsolePage shown = open(width, scheme)) {
            shown.connect();
            shown.sendText(
                    "{\"id\":17,\"users\":[{\"name\":\"ada\",\"tags\":[\"long\",\"wave\"]},{\"name\":\"grace\",\"tags\":[]}]}");
            shown.received("ada").dblclick();
            assertThat(shown.page().getByRole(AriaRole.DIALOG)).isVisible();
            shown.page().screenshot(new Page.ScreenshotOptions().setPath(file("window", width, scheme)));
        }
    }

    /** The log is empty, and the address of the server is invalid. */
    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "360, DARK"})
    void consoleWithAnErrorFitsTheWidth(int width, ColorScheme scheme) {
        try (ConsolePage shown = open(width, scheme)) {
            shown.field("Server URL").fill("http://localhost/");
            shown.field("Server URL").press("Enter");
            shown.page().locator("#log-clear").dispatchEvent("click");
            assertThat(shown.rows()).hasCount(0);
            take(shown, "empty", width, scheme);
        }
    }

    private ConsolePage open(int width, ColorScheme scheme) {
        return open(
                server,
                new Browser.NewContextOptions().setViewportSize(width, 800).setColorScheme(scheme));
    }

    private static void take(ConsolePage shown, String name, int width, ColorScheme scheme) {
        if (!name.equals("empty")) {
            assertThat(shown.page().locator("#received-max")).hasText(Pattern.compile("max [1-9].*"));
        }
        shown.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(file(name, width, scheme))
                        .setFullPage(true));
        assertThat((Integer) shown.page().evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(width);
    }

    private static Path file(String name, int width, ColorScheme scheme) {
        return FOLDER.resolve(
                "%s-%d-%s.png".formatted(name, width, scheme.toString().toLowerCase(Locale.ROOT)));
    }
}
