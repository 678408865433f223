package dev.longwave.wire;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Sees each request that has come, for what bounds its connection. */
@Singleton
final class RequestWatch {

    private final RequestTimeout timeout;
    private final WireLimits limits;

    RequestWatch(RequestConfig request, WireConfig wire) {
        timeout = RequestTimeout.of(request);
        limits = WireLimits.of(wire);
    }

    /** What bounds a connection that has just been accepted, until it is a WebSocket. */
    ChannelHandler[] bounds() {
        return new ChannelHandler[] {new RequestDeadline(timeout), new UnreadAnswers(limits.outbound())};
    }

    void watch(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(RequestWatch::watch);
    }

    void watch(@Observes ManagementInterface management) {
        watch(management.router());
    }

    private static void watch(RoutingContext context) {
        ChannelHandlerContext vertx = Pipelines.contextOf(context.request().connection());
        RequestDeadline deadline = vertx.pipeline().get(RequestDeadline.class);
        if (deadline != null) {
            if (context.request().version() == HttpVersion.HTTP_2) {
                // Its requests come side by side and its bytes may belong to none: the idle timeout is its only bound.
                vertx.pipeline().remove(deadline);
            } else {
                int request = deadline.headCame();
                context.addEndHandler(ended -> deadline.answered(request));
                if (request == 1) {
                    vertx.pipeline().addBefore(vertx.name(), null, new RequestsInTurn());
                }
            }
        }
        context.next();
    }
}
