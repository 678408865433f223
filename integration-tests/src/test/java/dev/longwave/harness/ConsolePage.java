package dev.longwave.harness;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Console as its user sees it: elements are found by their labels, not by their markup. */
public final class ConsolePage implements AutoCloseable {

    private final BrowserContext context;
    private final Page page;
    private final List<String> sockets = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();

    public ConsolePage(BrowserContext context, URI address) {
        this.context = context;
        page = context.newPage();
        page.onWebSocket(socket -> sockets.add(socket.url()));
        page.onPageError(violations::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                violations.add(message.text());
            } else if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        page.onRequestFailed(request -> errors.add(request.url() + ": " + request.failure()));
        page.onResponse(response -> {
            if (response.status() >= 400) {
                errors.add(response.url() + ": " + response.status());
            }
        });
        page.navigate(address.toString());
    }

    public Page page() {
        return page;
    }

    public Locator tab(String name) {
        return page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name));
    }

    /** Opens a tab and returns its panel. */
    public Locator openTab(String name) {
        tab(name).click();
        return panel();
    }

    /** Returns the panel of the open tab. */
    public Locator panel() {
        return page.getByRole(AriaRole.TABPANEL);
    }

    /** Returns the state of the connections in the open tab. */
    public Locator state() {
        return panel().getByRole(AriaRole.STATUS, new Locator.GetByRoleOptions().setName("State of the"))
                .first();
    }

    public Locator field(String label) {
        return panel().getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    public Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Opens a folded section of the open tab. */
    public void unfold(String name) {
        Locator fold = panel().locator(".fold", new Locator.LocatorOptions().setHasText(name));
        if (fold.getAttribute("aria-expanded").equals("false")) {
            fold.click();
        }
    }

    /** Returns the error message in the open tab. */
    public Locator alert() {
        return panel().getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("."));
    }

    /** Returns the log's message about the last use of one of its buttons. */
    public Locator logStatus() {
        return page.locator("#log-status");
    }

    public void connect() {
        button("Connect").click();
        assertThat(state()).hasText("Open");
    }

    public void sendText(String text) {
        field("Message").fill(text);
        field("Message").press("Enter");
    }

    public void sendHex(String hex) {
        field("Send as").selectOption("binary");
        field("Message").fill(hex);
        button("Send").click();
    }

    /** Connects members to a channel and waits until all are open. */
    public void join(String channel, int members) {
        openTab("Channel");
        field("Channel").fill(channel);
        field("Members").fill(String.valueOf(members));
        button("Connect").click();
        assertThat(state()).hasText(members + " of " + members + " open");
    }

    /** Returns the rows in the document: those that are visible, and a few more. */
    public Locator rows() {
        return page.locator("#log-body > .row");
    }

    /** Returns the rows that contain a text. */
    public Locator rows(String text) {
        return rows().filter(new Locator.FilterOptions().setHasText(text));
    }

    /** Returns the rows of one connection and direction. */
    public Locator rows(String connection, String direction) {
        return rows().filter(new Locator.FilterOptions().setHas(cell("connection", connection)))
                .filter(new Locator.FilterOptions().setHas(cell("direction", direction)));
    }

    private Locator cell(String column, String text) {
        return page.locator("." + column, new Page.LocatorOptions().setHasText(text));
    }

    /** Waits for a received message that contains a text, and returns its row. */
    public Locator received(String text) {
        Locator row = rows(text)
                .filter(new Locator.FilterOptions().setHas(cell("direction", "received")))
                .last();
        row.waitFor();
        return row;
    }

    /** Returns a row's cells: connection, direction and data. */
    public static List<String> cells(Locator row) {
        return Stream.of(".connection", ".direction", ".data")
                .map(cell -> row.locator(cell).innerText())
                .toList();
    }

    /** Returns the addresses of the WebSockets that the page has opened. */
    public List<String> sockets() {
        return List.copyOf(sockets);
    }

    /** Returns the errors that the browser reported: exceptions, failed requests and error responses. */
    public List<String> errors() {
        return Stream.concat(violations.stream(), errors.stream()).toList();
    }

    /** Closes the page, and fails after an exception or a violation of the Content-Security-Policy. */
    @Override
    public void close() {
        context.close();
        assertThat(violations).isEmpty();
    }
}
