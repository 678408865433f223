package dev.longwave.page;

import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;

/**
 * Development mode only: serves the page and the client straight from client-js's sources, so that the browser gets a saved file at the next
 * reload. Quarkus's live reload does not see them, because Maven moves them to another path in the jar.
 */
@ApplicationScoped
@IfBuildProfile("dev")
final class PageSources {

    /** Development mode runs in the server module's directory. */
    private static final Path SOURCES =
            Path.of("..", "client-js").toAbsolutePath().normalize();

    void serve(@Observes Router router) {
        serve(router.route("/client/*"), "src");
        serve(router.route(), "page");
    }

    private static void serve(Route route, String folder) {
        route.order(0) // before the files of the jar
                .handler(StaticHandler.create(
                                FileSystemAccess.ROOT, SOURCES.resolve(folder).toString())
                        .setCachingEnabled(false));
    }
}
