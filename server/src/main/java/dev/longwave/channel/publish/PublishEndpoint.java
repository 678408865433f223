package dev.longwave.channel.publish;

import dev.longwave.admission.OriginCheck;
import dev.longwave.channel.ChannelEndpoint;
import dev.longwave.channel.ChannelName;
import dev.longwave.channel.Channels;
import dev.longwave.http.FinalResponse;
import dev.longwave.lifecycle.Draining;
import dev.longwave.limits.LimitsConfig;
import io.quarkus.runtime.Startup;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Publishes the body of a POST to a channel. */
@Singleton
@Startup // so that a setting that is not allowed stops the boot
final class PublishEndpoint {

    private static final String TYPE = "longwave.type";

    private final Channels channels;
    private final PublishAuthorization publishers;
    private final OriginCheck origins;
    private final Draining draining;
    private final long limit;
    private final BodyHandler body;

    PublishEndpoint(
            Channels channels, PublishConfig config, LimitsConfig wire, OriginCheck origins, Draining draining) {
        this.channels = channels;
        this.origins = origins;
        this.draining = draining;
        publishers = new PublishAuthorization(config);
        limit = wire.message().limit().asLongValue();
        body = BodyHandler.create(false).setBodyLimit(limit);
    }

    void route(@Observes Router router) {
        router.post(ChannelEndpoint.PATH.replace("{channel}", ":channel"))
                .handler(this::check)
                .handler(this::read)
                .handler(this::publish)
                .failureHandler(this::fail);
    }

    /** Before the body is read. */
    private void check(RoutingContext context) {
        Optional<PublishResponse> refusal = refusal(context);
        if (refusal.isPresent()) {
            answer(context, refusal.get());
        } else {
            context.put(TYPE, type(context.request()).orElseThrow());
            // Or what is said to be a form, as curl says of everything, would be read as one.
            context.request().headers().remove(HttpHeaders.CONTENT_TYPE);
            context.next();
        }
    }

    private Optional<PublishResponse> refusal(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (channel(context).isEmpty()) {
            return Optional.of(PublishResponse.NO_CHANNEL);
        }
        if (!origins.admit(request)) {
            return Optional.of(PublishResponse.FOREIGN_ORIGIN);
        }
        Optional<PublishResponse> refusal =
                publishers.refusal(request.headers().getAll(HttpHeaders.AUTHORIZATION), origins.client(request));
        if (refusal.isPresent()) {
            return refusal;
        }
        if (type(request).isEmpty()) {
            return Optional.of(PublishResponse.NO_SUCH_TYPE);
        }
        if (request.headers().contains(HttpHeaders.CONTENT_ENCODING)) {
            return Optional.of(PublishResponse.CODED);
        }
        return draining.hasBegun() ? Optional.of(PublishResponse.DRAINING) : Optional.empty();
    }

    private void read(RoutingContext context) {
        body.handle(context);
        // In place of the handler's own, which would have it logged like a failure of ours.
        context.request().exceptionHandler(broken -> refuseBroken(context));
    }

    private void publish(RoutingContext context) {
        byte[] payload = context.body().buffer() == null
                ? new byte[0]
                : context.body().buffer().getBytes();
        boolean text = context.get(TYPE) == PublishContentType.TEXT;
        if (text && !isUtf8(payload)) {
            answer(context, PublishResponse.NOT_UTF8);
            return;
        }
        Context caller = context.vertx().getOrCreateContext();
        channels.publish(
                channel(context).orElseThrow(),
                text,
                payload,
                null,
                delivered -> caller.runOnContext(done -> accepted(context, delivered)));
    }

    private static void accepted(RoutingContext context, int delivered) {
        context.response()
                .setStatusCode(202)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(JsonObject.of("delivered", delivered).encode() + "\n");
    }

    private void fail(RoutingContext context) {
        if (context.statusCode() == 413) {
            answer(context, PublishResponse.tooBig(limit));
        } else {
            context.next();
        }
    }

    /** That the connection ends is told as a break too, also after any other one, and then nobody is there to be answered. */
    private static void refuseBroken(RoutingContext context) {
        if (!context.response().ended() && !context.response().closed()) {
            answer(context, PublishResponse.BROKEN_BODY);
        }
    }

    /** What may still come of the body is not read. */
    private static void answer(RoutingContext context, PublishResponse answer) {
        answer.headers().forEach(context.response()::putHeader);
        context.response()
                .setStatusCode(answer.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8");
        FinalResponse.end(context.request(), answer.text() + "\n");
    }

    private static Optional<ChannelName> channel(RoutingContext context) {
        return ChannelName.parse(context.pathParam("channel"));
    }

    private static Optional<PublishContentType> type(HttpServerRequest request) {
        return PublishContentType.of(request.headers().getAll(HttpHeaders.CONTENT_TYPE));
    }

    private static boolean isUtf8(byte[] payload) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
