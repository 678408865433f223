package dev.longwave.channel.publish;

import dev.longwave.admission.Origin;
import dev.longwave.limits.Throttle;
import dev.longwave.log.LogEvent;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Log of rejected requests to publish: the first of each reason in a minute for operators. Thread-safe. */
final class PublishRejectionLog {

    private static final Logger LOG = Logger.getLogger(PublishRejectionLog.class);

    private final Map<PublishResponse.Reason, Throttle> throttles = new EnumMap<>(PublishResponse.Reason.class);

    PublishRejectionLog() {
        for (PublishResponse.Reason reason : PublishResponse.Reason.values()) {
            throttles.put(reason, new Throttle());
        }
    }

    void rejected(HttpServerRequest request, PublishResponse response) {
        String message = "Publish rejected";
        boolean first = Objects.requireNonNull(throttles.get(response.reason())).tryAcquire();
        LogEvent event =
                (first ? LogEvent.info(LOG, message) : LogEvent.debug(LOG, message)).with("refusal", response.reason());
        if (response.reason() == PublishResponse.Reason.ORIGIN) {
            // Parsed and formatted again, or not at all: clients can send anything.
            Optional<Origin> origin =
                    Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN)).flatMap(Origin::parse);
            event.with("origin", origin.map(Origin::toString).orElse("none"));
        }
        event.write();
    }
}
