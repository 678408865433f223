package dev.longwave.page;

import dev.longwave.admission.Cors;
import dev.longwave.http.Responses;
import dev.longwave.lifecycle.Draining;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * HTTP endpoint with the server's version and readiness, for the console and for load balancers that cannot reach the management
 * interface. It responds with 503 during a drain.
 */
@Singleton
final class StatusEndpoint {

    private static final String PATH = "/status";

    private final String version;
    private final Draining draining;
    private final Cors cors;

    StatusEndpoint(@ConfigProperty(name = "quarkus.application.version") String version, Draining draining, Cors cors) {
        this.version = version;
        this.draining = draining;
        this.cors = cors;
    }

    void mount(@Observes Router router) {
        cors.mount(router, PATH, HttpMethod.GET, HttpMethod.HEAD);
        router.route(PATH).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(this::respond);
    }

    private void respond(RoutingContext context) {
        boolean ready = !draining.hasBegun();
        context.response()
                .setStatusCode(ready ? 200 : 503)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Responses.end(
                context.request(),
                JsonObject.of("version", version, "ready", ready).encode() + "\n");
    }
}
