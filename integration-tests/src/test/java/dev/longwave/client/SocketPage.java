package dev.longwave.client;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;

/** Page with a ReconnectingSocket to the echo endpoint of its own server. It records the socket's events. */
final class SocketPage implements AutoCloseable {

    /** Connects a socket with the options of {@link #connect}. */
    static final String CONNECT = """
            async (options) => {
              const { Backoff, ReconnectingSocket } = await import("/client/index.js");
              const { base, ...rest } = options;
              const events = (globalThis.events = []);
              const socket = (globalThis.socket = new ReconnectingSocket(
                `ws://${location.host}/ws`, { ...rest, backoff: new Backoff({ base, max: base }) }));
              socket.addEventListener("statechange", ({ detail }) => events.push(detail.state));
              socket.addEventListener("message", ({ data }) => events.push(`message ${data}`));
              socket.addEventListener("close", ({ code, reason }) => events.push(`close ${code} ${reason}`.trim()));
            }
            """;

    private final BrowserContext context;
    private final Page page;

    SocketPage(Browser browser, URI server) {
        context = browser.newContext();
        page = context.newPage();
        page.navigate(server.toString());
    }

    Page page() {
        return page;
    }

    /**
     * @param options the socket's options in JavaScript, and base: the largest delay after a failure, in milliseconds
     */
    void connect(String options) {
        page.evaluate("(" + CONNECT + ")(" + options + ")");
        awaitEvent("open");
    }

    void setOffline(boolean offline) {
        context.setOffline(offline);
    }

    void run(String script) {
        page.evaluate(script);
    }

    Object evaluate(String script) {
        return page.evaluate(script);
    }

    /** Waits for an event, and removes it and the events before it from the record. */
    void awaitEvent(String event) {
        page.waitForFunction(
                "event => { const at = events.indexOf(event); if (at >= 0) events.splice(0, at + 1); return at >= 0; }",
                event);
    }

    @Override
    public void close() {
        context.close();
    }
}
