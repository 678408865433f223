package dev.longwave.page;

import io.quarkus.arc.profile.UnlessBuildProfile;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Serves the page from memory. What the platform has for that writes each file to a directory for temporary files first, without
 * which it does not start: not in a file system that is read-only, nor where the directory is somebody else's.
 */
@ApplicationScoped
@UnlessBuildProfile("dev")
final class PageFiles {

    /** After all that has a path of its own, and before what the platform does with static files. */
    private static final int ORDER = 9_000;

    private static final int NOT_MODIFIED = 304;

    /** Those that were asked for. There are no more than the page has. */
    private final Map<String, PageFile> files = new ConcurrentHashMap<>();

    void serve(@Observes Router router) {
        router.route()
                .order(ORDER)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(this::answer);
    }

    private void answer(RoutingContext context) {
        String path = context.normalizedPath();
        Optional<PageFile> file = Optional.ofNullable(files.get(path)).or(() -> PageFile.at(path));
        if (file.isEmpty()) {
            context.next();
            return;
        }
        files.putIfAbsent(path, file.get());
        send(file.get(), context);
    }

    private static void send(PageFile file, RoutingContext context) {
        context.etag(file.tag());
        if (context.isFresh()) {
            context.response().setStatusCode(NOT_MODIFIED).end();
        } else {
            context.response()
                    .putHeader("Content-Type", file.type())
                    .putHeader("Content-Length", String.valueOf(file.content().length()))
                    .end(file.content());
        }
    }
}
