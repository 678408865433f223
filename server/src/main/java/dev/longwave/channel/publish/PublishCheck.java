package dev.longwave.channel.publish;

import dev.longwave.admission.OriginCheck;
import dev.longwave.channel.ChannelName;
import dev.longwave.lifecycle.Draining;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Check of a request to publish, before its body is read. */
@Singleton
final class PublishCheck {

    private final PublishAuthorization authorization;
    private final OriginCheck origins;
    private final Draining draining;

    PublishCheck(PublishConfig config, OriginCheck origins, Draining draining) {
        authorization = new PublishAuthorization(config);
        this.origins = origins;
        this.draining = draining;
    }

    /**
     * Returns the response that rejects the request; empty if it may publish.
     *
     * @param channel name of the channel
     */
    Optional<PublishResponse> rejection(HttpServerRequest request, String channel) {
        if (ChannelName.parse(channel).isEmpty()) {
            return Optional.of(PublishResponse.NO_CHANNEL);
        }
        if (!origins.admit(request)) {
            return Optional.of(PublishResponse.FOREIGN_ORIGIN);
        }
        Optional<PublishResponse> unauthorized = authorization.rejection(
                request.headers().getAll(HttpHeaders.AUTHORIZATION), origins.isThisMachine(request));
        if (unauthorized.isPresent()) {
            return unauthorized;
        }
        if (type(request).isEmpty()) {
            return Optional.of(PublishResponse.UNSUPPORTED_TYPE);
        }
        if (request.headers().contains(HttpHeaders.CONTENT_ENCODING)) {
            return Optional.of(PublishResponse.CONTENT_ENCODING);
        }
        return draining.hasBegun() ? Optional.of(PublishResponse.DRAINING) : Optional.empty();
    }

    /** Returns the type of the message; empty if it is not supported. */
    static Optional<PublishContentType> type(HttpServerRequest request) {
        return PublishContentType.of(request.headers().getAll(HttpHeaders.CONTENT_TYPE));
    }
}
