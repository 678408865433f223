package dev.longwave.client;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;

/** A page that has a ReconnectingSocket to the echo endpoint of the server that it came from, and notes what it tells. */
final class SocketPage implements AutoCloseable {

    private static final String CONNECT = """
            async (options) => {
              const { Backoff, ReconnectingSocket } = await import("/client/index.js");
              const { base, ...rest } = options;
              const told = (globalThis.told = []);
              const socket = (globalThis.socket = new ReconnectingSocket(
                `ws://${location.host}/ws`, { ...rest, backoff: new Backoff({ base, max: base }) }));
              socket.addEventListener("statechange", ({ detail }) => told.push(detail.state));
              socket.addEventListener("message", ({ data }) => told.push(`message ${data}`));
              socket.addEventListener("close", ({ code, reason }) => told.push(`close ${code} ${reason}`.trim()));
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

    /** @param options of the socket, in JavaScript, and base: the largest time to wait after a failure, in milliseconds */
    void connect(String options) {
        page.evaluate("(" + CONNECT + ")(" + options + ")");
        awaitTold("open");
    }

    void setOffline(boolean offline) {
        context.setOffline(offline);
    }

    void run(String script) {
        page.evaluate(script);
    }

    Object ask(String script) {
        return page.evaluate(script);
    }

    /** Waits until it has told this since the last time, and forgets what it told until then. */
    void awaitTold(String what) {
        page.waitForFunction(
                "what => { const at = told.indexOf(what); if (at >= 0) told.splice(0, at + 1); return at >= 0; }",
                what);
    }

    @Override
    public void close() {
        context.close();
    }
}
