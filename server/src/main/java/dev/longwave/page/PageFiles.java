package dev.longwave.page;

import dev.longwave.http.Responses;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Serves the page from memory. The platform's static handler writes each file to a temporary directory first. It fails to
 * start on a read-only file system, or if another user owns the directory.
 */
@ApplicationScoped
@UnlessBuildProfile("dev")
final class PageFiles {

    /** After every route with its own path, and before the platform's static files. */
    private static final int ORDER = 9_000;

    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    /** Requested files. The page's files limit their number. */
    private final Map<String, PageFile> files = new ConcurrentHashMap<>();

    void serve(@Observes Router router) {
        router.route()
                .order(ORDER)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .method(HttpMethod.OPTIONS)
                .handler(this::respond);
    }

    private void respond(RoutingContext context) {
        String path = context.normalizedPath();
        Optional<PageFile> file = Optional.ofNullable(files.get(path)).or(() -> PageFile.at(path));
        if (file.isEmpty()) {
            context.next();
            return;
        }
        files.putIfAbsent(path, file.get());
        if (context.request().method().equals(HttpMethod.OPTIONS)) { // the health check of some proxies
            context.response()
                    .setStatusCode(NO_CONTENT)
                    .putHeader(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS")
                    .end();
        } else {
            send(file.get(), context);
        }
    }

    private static void send(PageFile file, RoutingContext context) {
        context.etag(file.tag());
        if (context.isFresh()) {
            context.response().setStatusCode(NOT_MODIFIED).end();
        } else {
            context.response().putHeader("Content-Type", file.type());
            Responses.end(context.request(), file.content());
        }
    }
}
