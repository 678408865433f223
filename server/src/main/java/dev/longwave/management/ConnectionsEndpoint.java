package dev.longwave.management;

import dev.longwave.connection.ConnectionInfo;
import dev.longwave.connection.ConnectionRegistry;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells which connections are open, and closes one. */
@Singleton
final class ConnectionsEndpoint {

    private static final String PATH = "/q/connections";

    private final ConnectionRegistry connections;

    ConnectionsEndpoint(ConnectionRegistry connections) {
        this.connections = connections;
    }

    void route(@Observes ManagementInterface management) {
        Router router = management.router();
        router.route(PATH + "*").failureHandler(ConnectionsEndpoint::refuse);
        // On a thread of its own: to look through all of them takes a while where there are many.
        router.get(PATH).blockingHandler(this::list, /* ordered= */ false);
        router.delete(PATH + "/:id").handler(this::close);
    }

    private static void refuse(RoutingContext context) {
        if (context.failure() instanceof IllegalArgumentException mistake) {
            answer(context, 400, String.valueOf(mistake.getMessage()));
        } else {
            context.next();
        }
    }

    private void list(RoutingContext context) {
        ConnectionQuery listing = ConnectionQuery.of(parameters(context));
        List<ConnectionInfo> page = connections.list(listing.wanted(), listing.after(), listing.limit());
        JsonArray list = new JsonArray();
        page.forEach(connection -> list.add(json(connection)));
        JsonObject answer = JsonObject.of("open", connections.count(), "connections", list);
        if (page.size() == listing.limit()) {
            answer.put("next", page.getLast().id());
        }
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(answer.encode() + "\n");
    }

    private void close(RoutingContext context) {
        CloseRequest request = CloseRequest.of(parameters(context));
        if (connections.close(id(context.pathParam("id")), request.code(), request.reason())) {
            answer(context, 202, "Closing");
        } else {
            answer(context, 404, "No connection has this id");
        }
    }

    /** 0 if there can be none with that. */
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

    private static JsonObject json(ConnectionInfo connection) {
        JsonObject json = JsonObject.of("id", connection.id(), "endpoint", connection.endpoint());
        switch (connection.endpoint()) {
            case "broadcast" -> json.put("channel", connection.subject());
            case "background" -> json.put("writer", connection.subject());
            default -> {} // it has nothing to choose from
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

    private static void answer(RoutingContext context, int status, String text) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end(text + "\n");
    }
}
