package dev.longwave.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The page as its user has it: found by what is written on it, not by how it is made. */
final class EchoConsole implements AutoCloseable {

    private final BrowserContext context;
    private final Page page;
    private final List<String> sockets = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    EchoConsole(BrowserContext context, URI server) {
        this.context = context;
        page = context.newPage();
        page.onWebSocket(socket -> sockets.add(socket.url()));
        page.onPageError(complaints::add);
        page.onRequestFailed(request -> complaints.add(request.url() + ": " + request.failure()));
        page.onResponse(response -> {
            if (response.status() >= 400) {
                complaints.add(response.url() + ": " + response.status());
            }
        });
        page.navigate(server.toString());
    }

    Page page() {
        return page;
    }

    Locator state() {
        return page.getByRole(AriaRole.STATUS);
    }

    Locator url() {
        return page.getByLabel("Server URL");
    }

    Locator message() {
        return page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator alert() {
        return page.getByRole(AriaRole.ALERT);
    }

    Locator rows() {
        return page.locator("#log-body tr");
    }

    void connect() {
        button("Connect").click();
        assertThat(state()).hasText("Open");
    }

    void sendText(String text) {
        message().fill(text);
        message().press("Enter");
    }

    void sendHex(String hex) {
        page.getByLabel("Send as").selectOption("binary");
        message().fill(hex);
        button("Send").click();
    }

    /** The row, of what has happened to the connection, that has these words. */
    Locator notice(String words) {
        return rows().filter(new Locator.FilterOptions().setHasText(words));
    }

    /** Waits for a row that came from the server and has these words. */
    Locator echo(String words) {
        Locator row = rows().filter(new Locator.FilterOptions().setHasText(words))
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(".from", new Page.LocatorOptions().setHasText("Server"))))
                .last();
        row.waitFor();
        return row;
    }

    /** A row's cells: From, To and Data. */
    static List<String> cells(Locator row) {
        return Stream.of(".from", ".to", ".data")
                .map(cell -> row.locator(cell).innerText())
                .toList();
    }

    /** The addresses of the sockets that the page has opened. */
    List<String> sockets() {
        return List.copyOf(sockets);
    }

    /** What the browser held against the page: exceptions, failed requests, error answers. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        context.close();
    }
}
