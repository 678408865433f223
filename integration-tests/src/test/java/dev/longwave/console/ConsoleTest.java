package dev.longwave.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.longwave.harness.Chromium;
import dev.longwave.harness.ConsolePage;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** New console for each test, in one browser for all tests of a class. */
abstract class ConsoleTest {

    @TestHTTPResource("/")
    URI server;

    /** Browsers open connections to one server one after another, and the machine may be busy. */
    private static final double TIMEOUT_MILLIS = 30_000;

    private static Chromium chromium;

    ConsolePage console;

    @BeforeAll
    static void startChromium() {
        chromium = new Chromium();
        PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MILLIS);
    }

    @AfterAll
    static void closeChromium() {
        chromium.close();
    }

    @BeforeEach
    void open() {
        console = open(server);
    }

    @AfterEach
    void close() {
        console.close();
    }

    /** Opens another console, at any address. */
    static ConsolePage open(URI address) {
        return open(address, new Browser.NewContextOptions());
    }

    static ConsolePage open(URI address, Browser.NewContextOptions options) {
        BrowserContext context = chromium.browser().newContext(options);
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        return new ConsolePage(context, address);
    }

    /** Sends messages over the open Echo tab, as fast as the page can. */
    static void sendMany(ConsolePage console, int count) {
        console.page().evaluate("""
                (count) => {
                  const message = document.querySelector("#echo-message");
                  for (let number = 0; number < count; number++) {
                    message.value = `message ${number}`;
                    message.form.requestSubmit();
                  }
                }""", count);
    }

    String clipboard() {
        return (String) console.page().evaluate("navigator.clipboard.readText()");
    }
}
