package dev.longwave.admission;

import dev.longwave.limits.Throttle;
import dev.longwave.log.LogEvent;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Log of rejected requests: the first of each reason in a minute at INFO for operators, since a browser does not show the response
 * to its user; the others at DEBUG. Thread-safe.
 *
 * @param <R> reasons of a rejection
 */
public final class RejectionLog<R extends Enum<R>> {

    private final Logger log;
    private final String message;
    private final R ofPage;
    private final Map<R, Throttle> throttles;

    /**
     * Creates a log.
     *
     * @param message start of each line
     * @param ofPage the reason whose lines name the page's origin
     */
    public RejectionLog(Logger log, String message, R ofPage) {
        this.log = log;
        this.message = message;
        this.ofPage = ofPage;
        throttles = new EnumMap<>(ofPage.getDeclaringClass());
        for (R reason : ofPage.getDeclaringClass().getEnumConstants()) {
            throttles.put(reason, new Throttle());
        }
    }

    /**
     * Writes the line of a rejection.
     *
     * @param endpoint label of the endpoint
     */
    public void write(String endpoint, R reason, HttpServerRequest request) {
        boolean first = Objects.requireNonNull(throttles.get(reason)).tryAcquire();
        LogEvent event = (first ? LogEvent.info(log, message) : LogEvent.debug(log, message))
                .with("endpoint", endpoint)
                .with("refusal", reason);
        if (reason == ofPage) {
            // Parsed and formatted again, or not at all: clients can send anything.
            Optional<Origin> origin =
                    Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN)).flatMap(Origin::parse);
            event.with("origin", origin.map(Origin::toString).orElse("none"));
        }
        event.write();
    }
}
