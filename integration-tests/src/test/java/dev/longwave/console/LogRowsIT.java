package dev.longwave.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rows of the log: how many the document holds, choosing one, and one message in full. */
@QuarkusIntegrationTest
@Tag("once")
final class LogRowsIT extends ConsoleTest {

    /** Of 6,000 sent and 6,000 received messages the document holds the visible ones. */
    @Test
    void documentHoldsTheVisibleRowsOnly() {
        console.connect();

        sendMany(console, 6_000);

        console.received("message 5999");
        assertThat(console.page().locator("#received-count")).hasText("6,000");
        assertThat(console.page().getByText("12,001 rows")).isVisible();
        assertThat(console.rows().count()).isLessThan(60);
        console.page().locator("#log-scroll").press("Home");
        assertThat(console.rows().first()).containsText("Connection opened");
        assertThat(console.rows().count()).isLessThan(60);
        console.button("Newest").click();
        console.received("message 5999");
        console.button("Clear log").click();
        assertThat(console.rows()).hasCount(0);
        console.sendText("still there");
        console.received("still there");
    }

    /** The pause shows in the next frame after the click, however many messages come. */
    @Test
    void pauseUnder2000MessagesPerSecondTakesOneFrame() {
        console.connect();

        Object result = console.page().evaluate("""
                async () => {
                  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
                  const message = document.querySelector("#echo-message");
                  let most = 0;
                  for (let turn = 0; turn < 60; turn++) {
                    for (let number = 0; number < 34; number++) message.form.requestSubmit();
                    await frame();
                    most = Math.max(most, document.querySelectorAll("#log-body .row").length);
                  }
                  document.querySelector("#log-pause").click();
                  await frame();
                  await frame();
                  const paused = document.querySelector("#log-paused").textContent;
                  return [paused.startsWith("Paused"), most < 60];
                }""");

        assertThat(result).isEqualTo(List.of(true, true));
    }

    @Test
    void rowChosenByKeyboardIsCopiedAndStaysChosen() {
        console.connect();
        console.sendText("first");
        console.received("first");
        Locator list = console.page().locator("#log-scroll");

        list.press("ArrowUp");
        list.press("ArrowUp");
        list.press("c");

        assertThat(console.logStatus()).hasText("Row copied");
        assertThat(clipboard()).isEqualTo("first");
        console.page().getByLabel("Show messages as").selectOption("hex");
        Locator chosen = console.page().locator(".row.chosen");
        assertThat(chosen).containsText("sent");
        assertThat(chosen).hasAttribute("aria-selected", "true");
        assertThat(list).hasAttribute("aria-activedescendant", chosen.getAttribute("id"));
    }

    @Test
    void paneShowsTheFullMessageAndReturnsFocus() {
        console.connect();
        String text = "{\"text\":\"" + "x".repeat(5_000) + "\"}";
        console.sendText(text);
        console.received("xxxx");
        Locator list = console.page().locator("#log-scroll");
        list.press("ArrowUp");

        list.press("Enter");

        Locator opened = console.page().getByRole(AriaRole.DIALOG);
        assertThat(opened).containsText("echo, received");
        assertThat(opened.locator("#message-text")).hasText(text);
        opened.getByText("Copy").click();
        assertThat(console.logStatus()).hasText("Message copied");
        assertThat(clipboard()).isEqualTo(text);
        opened.getByLabel("JSON").check();
        assertThat(opened.locator("#message-text")).containsText("{\n  \"text\": \"xxx");
        opened.getByLabel("Hex").check();
        assertThat(opened.locator("#message-text")).hasText(Pattern.compile("^7b 22 74 65.*"));
        console.page().keyboard().press("Escape");
        assertThat(opened).isHidden();
        assertThat(list).isFocused();
        assertThat(console.page().locator(".row.chosen")).containsText("received");
    }

    @Test
    void rowsStayInPlaceWhileTheUserReads() {
        console.connect();
        sendMany(console, 100);
        assertThat(console.page().locator("#received-count")).hasText("100");
        Locator list = console.page().locator("#log-scroll");
        list.press("Home");

        sendMany(console, 5);

        assertThat(console.page().getByText("10 new")).isVisible();
        assertThat(console.rows().first()).containsText("Connection opened");
        console.page().getByText("10 new").click();
        console.received("message 4");
        assertThat(console.page().getByText("10 new")).isHidden();
    }
}
