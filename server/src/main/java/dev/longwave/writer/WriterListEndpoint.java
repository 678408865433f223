package dev.longwave.writer;

import dev.longwave.admission.Cors;
import dev.longwave.http.Responses;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** HTTP endpoint that lists the writers in JSON. */
@Singleton
final class WriterListEndpoint {

    private static final String PATH = "/background";

    private final Writers writers;
    private final Cors cors;

    WriterListEndpoint(Writers writers, Cors cors) {
        this.writers = writers;
        this.cors = cors;
    }

    void mount(@Observes Router router) {
        cors.mount(router, PATH, HttpMethod.GET, HttpMethod.HEAD);
        router.route(PATH).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(this::list);
    }

    private void list(RoutingContext context) {
        JsonArray list = new JsonArray();
        writers.list().forEach(info -> list.add(json(info)));
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Responses.end(context.request(), JsonObject.of("writers", list).encode() + "\n");
    }

    private static JsonObject json(WriterInfo info) {
        JsonObject json = JsonObject.of(
                "name", info.name(),
                "every", info.every().toString(),
                "paused", info.paused(),
                "ticks", info.ticks(),
                "connections", info.connections());
        info.channel().ifPresent(channel -> json.put("channel", channel.value()));
        return json;
    }
}
