package dev.longwave.management;

import dev.longwave.connection.ConnectionInfo;
import dev.longwave.connection.ConnectionRegistry;
import dev.longwave.connection.Endpoint;
import dev.longwave.http.Responses;
import io.quarkus.arc.All;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Endpoint that lists open connections and closes one. */
@Singleton
final class ConnectionsEndpoint {

    private static final String PATH = "/q/connections";

    private final ConnectionRegistry connections;

    /** Parameter of each endpoint's path by the endpoint's id, such as {@code channel}. */
    private final Map<String, String> subjects;

    ConnectionsEndpoint(ConnectionRegistry connections, @All List<Endpoint> endpoints) {
        this.connections = connections;
        subjects = endpoints.stream()
                .filter(endpoint -> !endpoint.parameter().isEmpty())
                .collect(Collectors.toMap(Endpoint::id, Endpoint::parameter));
    }

    void mount(@Observes ManagementInterface management) {
        Router router = management.router();
        router.route(PATH + "*").failureHandler(ConnectionsEndpoint::reject);
        // On a worker thread: a scan of many connections takes a while.
        router.route(PATH)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .blockingHandler(this::list, /* ordered= */ false);
        router.delete(PATH + "/:id").handler(this::close);
    }

    private static void reject(RoutingContext context) {
        if (context.failure() instanceof IllegalArgumentException mistake) {
            respond(context, 400, String.valueOf(mistake.getMessage()));
        } else {
            context.next();
        }
    }

    private void list(RoutingContext context) {
        ConnectionQuery query = ConnectionQuery.of(parameters(context), subjects);
        List<ConnectionInfo> page = connections.list(query.wanted(), query.after(), query.limit());
        JsonArray list = new JsonArray();
        page.forEach(connection -> list.add(json(connection)));
        JsonObject body = JsonObject.of("open", connections.count(), "connections", list);
        if (page.size() == query.limit()) {
            body.put("next", page.getLast().id());
        }
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Responses.end(context.request(), body.encode() + "\n");
    }

    private void close(RoutingContext context) {
        CloseRequest request = CloseRequest.of(parameters(context));
        if (connections.close(id(context.pathParam("id")), request.code(), request.reason())) {
            respond(context, 202, "Closing");
        } else {
            respond(context, 404, "No connection has this id");
        }
    }

    /** Returns the id, or 0, which no connection has. */
    private static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static Map<String, String> parameters(RoutingContext context) {
        Map<String, String> parameters = new HashMap<>();
        context.queryParams().forEach(parameters::put);
        return parameters;
    }

    private JsonObject json(ConnectionInfo connection) {
        JsonObject json = JsonObject.of("id", connection.id(), "endpoint", connection.endpoint());
        String subject = subjects.get(connection.endpoint());
        if (subject != null) {
            json.put(subject, connection.subject());
        }
        return json.put("address", connection.address())
                .put("ageMs", connection.ageMillis())
                .put("idleMs", connection.idleMillis())
                .put("queuedBytes", connection.queuedBytes())
                .put("messagesReceived", connection.messagesReceived())
                .put("bytesReceived", connection.bytesReceived())
                .put("messagesSent", connection.messagesSent())
                .put("bytesSent", connection.bytesSent());
    }

    private static void respond(RoutingContext context, int status, String text) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end(text + "\n");
    }
}
