package dev.longwave.channel.publish;

import dev.longwave.admission.Cors;
import dev.longwave.admission.RejectionLog;
import dev.longwave.channel.ChannelEndpoint;
import dev.longwave.channel.ChannelName;
import dev.longwave.channel.Channels;
import dev.longwave.http.FinalResponse;
import dev.longwave.limits.LimitsConfig;
import io.quarkus.runtime.Startup;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
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
import org.jboss.logging.Logger;

/** HTTP endpoint that publishes the body of a POST to a channel. */
@Singleton
@Startup // so that an invalid setting stops the start
final class PublishEndpoint {

    private static final Logger LOG = Logger.getLogger(PublishEndpoint.class);

    private static final String TYPE = "longwave.type";

    private final Channels channels;
    private final PublishCheck check;
    private final RejectionLog<PublishResponse.Reason> log =
            new RejectionLog<>(LOG, "Publish rejected", PublishResponse.Reason.ORIGIN);
    private final Cors cors;
    private final long limit;
    private final BodyHandler body;

    PublishEndpoint(Channels channels, PublishCheck check, LimitsConfig limits, Cors cors) {
        this.channels = channels;
        this.check = check;
        this.cors = cors;
        limit = limits.message().limit().asLongValue();
        body = BodyHandler.create(false).setBodyLimit(limit);
    }

    void mount(@Observes Router router) {
        String path = ChannelEndpoint.PATH.replace("{channel}", ":channel");
        cors.mount(router, path, HttpMethod.POST);
        router.post(path)
                .handler(this::check)
                .handler(this::read)
                .handler(this::publish)
                .failureHandler(this::fail);
    }

    /** Checks the request before its body is read. */
    private void check(RoutingContext context) {
        Optional<PublishResponse> rejection = check.rejection(context.request(), context.pathParam("channel"));
        if (rejection.isPresent()) {
            respond(context, rejection.get());
        } else {
            context.put(TYPE, PublishCheck.type(context.request()).orElseThrow());
            // Otherwise the platform parses a body with the type of a form, which curl sends by default.
            context.request().headers().remove(HttpHeaders.CONTENT_TYPE);
            context.next();
        }
    }

    private void read(RoutingContext context) {
        body.handle(context);
        // Replaces the handler's own, which logs a broken body like a failure of the server.
        context.request().exceptionHandler(broken -> rejectBroken(context));
    }

    private void publish(RoutingContext context) {
        if (context.response().ended()) {
            return; // rejected while its body arrived
        }
        byte[] payload = context.body().buffer() == null
                ? new byte[0]
                : context.body().buffer().getBytes();
        boolean text = context.get(TYPE) == PublishContentType.TEXT;
        if (text && !isUtf8(payload)) {
            respond(context, PublishResponse.NOT_UTF8);
            return;
        }
        Context caller = context.vertx().getOrCreateContext();
        channels.publish(
                ChannelName.parse(context.pathParam("channel")).orElseThrow(),
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
            respond(context, PublishResponse.tooBig(limit));
        } else {
            context.next();
        }
    }

    /** Rejects a broken body. Vert.x also reports the end of a connection here, when no client is left to respond to. */
    private void rejectBroken(RoutingContext context) {
        if (!context.response().ended() && !context.response().closed()) {
            respond(context, PublishResponse.BROKEN_BODY);
        }
    }

    /** Responds and closes the connection. The server does not read the rest of the body. */
    private void respond(RoutingContext context, PublishResponse response) {
        log.write(ChannelEndpoint.ID, response.reason(), context.request());
        response.headers().forEach(context.response()::putHeader);
        context.response()
                .setStatusCode(response.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8");
        FinalResponse.end(context.request(), response.text() + "\n");
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
