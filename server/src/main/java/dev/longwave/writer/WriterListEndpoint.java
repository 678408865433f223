package dev.longwave.writer;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Tells what writers there are, in JSON. */
@Singleton
final class WriterListEndpoint {

    private final Writers writers;

    WriterListEndpoint(Writers writers) {
        this.writers = writers;
    }

    void route(@Observes Router router) {
        router.get("/background").handler(this::list);
    }

    private void list(RoutingContext context) {
        JsonArray list = new JsonArray();
        writers.states().forEach(state -> list.add(json(state)));
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(JsonObject.of("writers", list).encode() + "\n");
    }

    private static JsonObject json(WriterInfo state) {
        JsonObject json = JsonObject.of(
                "name", state.name(),
                "every", state.every().toString(),
                "paused", state.paused(),
                "ticks", state.ticks(),
                "connections", state.connections());
        state.channel().ifPresent(channel -> json.put("channel", channel.value()));
        return json;
    }
}
