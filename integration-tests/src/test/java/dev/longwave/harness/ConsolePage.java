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

/** The page as its user has it: found by what is written on it, not by how it is made. */
public final class ConsolePage implements AutoCloseable {

    private final BrowserContext context;
    private final Page page;
    private final List<String> sockets = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
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
                complaints.add(message.text());
            }
        });
        page.onRequestFailed(request -> complaints.add(request.url() + ": " + request.failure()));
        page.onResponse(response -> {
            if (response.status() >= 400) {
                complaints.add(response.url() + ": " + response.status());
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

    /** Goes to a place, and returns it. */
    public Locator place(String name) {
        tab(name).click();
        return place();
    }

    /** The place that is shown. */
    public Locator place() {
        return page.getByRole(AriaRole.TABPANEL);
    }

    /** What the place that is shown says of its connections. */
    public Locator state() {
        return place().getByRole(AriaRole.STATUS, new Locator.GetByRoleOptions().setName("State of the"))
                .first();
    }

    public Locator field(String label) {
        return place().getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    public Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** What the place that is shown says was wrong. */
    public Locator alert() {
        return place().getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("."));
    }

    /** What the log says that a button of its has done. */
    public Locator logSaid() {
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

    /** Joins the channel of that name and waits until all members are there. */
    public void join(String channel, int members) {
        place("Channel");
        field("Channel").fill(channel);
        field("Members").fill(String.valueOf(members));
        button("Join").click();
        assertThat(state()).hasText(members + " of " + members + " open");
    }

    public Locator rows() {
        return page.locator("#log-body tr");
    }

    /** The rows that have these words. */
    public Locator rows(String words) {
        return rows().filter(new Locator.FilterOptions().setHasText(words));
    }

    /** The rows of that connection and direction. */
    public Locator rows(String connection, String direction) {
        return rows().filter(new Locator.FilterOptions().setHas(cell("connection", connection)))
                .filter(new Locator.FilterOptions().setHas(cell("direction", direction)));
    }

    private Locator cell(String column, String words) {
        return page.locator("." + column, new Page.LocatorOptions().setHasText(words));
    }

    /** Waits for a row that came from the server and has these words. */
    public Locator received(String words) {
        Locator row = rows(words)
                .filter(new Locator.FilterOptions().setHas(cell("direction", "received")))
                .last();
        row.waitFor();
        return row;
    }

    /** A row's cells: connection, direction and data. */
    public static List<String> cells(Locator row) {
        return Stream.of(".connection", ".direction", ".data")
                .map(cell -> row.locator(cell).innerText())
                .toList();
    }

    /** The addresses of the sockets that the page has opened. */
    public List<String> sockets() {
        return List.copyOf(sockets);
    }

    /** What the browser held against the page: errors, failed requests, error answers. */
    public List<String> complaints() {
        return Stream.concat(violations.stream(), complaints.stream()).toList();
    }

    /** Fails for what no test may bring about: an exception, and what the Content-Security-Policy forbids. */
    @Override
    public void close() {
        context.close();
        assertThat(violations).isEmpty();
    }
}
