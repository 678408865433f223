package dev.longwave.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Page in a tab of Firefox. */
public final class FirefoxPage {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final BidiClient bidi;
    private final String context;

    private FirefoxPage(BidiClient bidi, String context) {
        this.bidi = bidi;
        this.context = context;
    }

    static FirefoxPage open(BidiClient bidi, URI page) {
        String context = bidi.send("browsingContext.create", Map.of("type", "tab"))
                .path("context")
                .asText();
        bidi.send("browsingContext.navigate", Map.of("context", context, "url", page.toString(), "wait", "complete"));
        return new FirefoxPage(bidi, context);
    }

    /** Evaluates an expression, waits if it is a promise, and returns its value: a string, a number or a boolean. */
    public String evaluate(String expression) {
        JsonNode result = bidi.send(
                "script.evaluate",
                Map.of("expression", expression, "target", Map.of("context", context), "awaitPromise", true));
        if (result.path("type").asText().equals("exception")) {
            throw new IllegalStateException(
                    result.path("exceptionDetails").path("text").asText());
        }
        return result.path("result").path("value").asText();
    }

    /** Waits until the value of an expression contains a text. */
    public void await(String expression, String expected) {
        Awaitility.await()
                .atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(evaluate(expression)).contains(expected));
    }

    /** Returns the uncaught errors of this page, and those that it logged. */
    public List<String> errors() {
        return bidi.events().stream()
                .filter(entry -> entry.path("source").path("context").asText().equals(context))
                .filter(entry -> entry.path("level").asText().equals("error"))
                .map(entry -> entry.path("text").asText())
                .toList();
    }
}
