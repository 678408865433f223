package dev.longwave.http;

import dev.longwave.limits.Limits;
import dev.longwave.limits.LimitsConfig;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2Exception;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;

/** Tells the handlers of a connection about each request, from the first route. */
@Singleton
final class RequestTracker {

    private final RequestTimeout timeout;
    private final Duration idleTimeout;
    private final Limits limits;

    RequestTracker(RequestTimeoutConfig request, IdleConfig idle, LimitsConfig limits) {
        timeout = RequestTimeout.of(request);
        idleTimeout = idle.idleTimeout();
        this.limits = Limits.of(limits);
    }

    /** Returns the handlers with the limits of a new connection, until it is a WebSocket. */
    ChannelHandler[] handlers() {
        return new ChannelHandler[] {
            new RequestTimeoutHandler(timeout),
            new UnreadResponsesHandler(limits.outbound()),
            new RequestHandlersInstaller()
        };
    }

    void mountMain(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::track).failureHandler(RequestTracker::failed);
    }

    void mountManagement(@Observes ManagementInterface management) {
        mountMain(management.router());
    }

    private static void failed(RoutingContext context) {
        Throwable failure = context.failure();
        // A reset stream or a closed connection is no error. The platform would log one each time.
        if (!(failure instanceof Http2Exception || failure instanceof ClosedChannelException)) {
            context.next();
        }
    }

    private void track(RoutingContext context) {
        ChannelPipeline pipeline =
                Pipelines.contextOf(context.request().connection()).pipeline();
        RequestTimeoutHandler deadline = pipeline.get(RequestTimeoutHandler.class);
        if (context.request().version() == HttpVersion.HTTP_2) {
            if (deadline != null) {
                pipeline.replace(deadline, null, new Http2IdleHandler(idleTimeout));
            }
            Http2IdleHandler requests = pipeline.get(Http2IdleHandler.class);
            if (requests != null) { // development mode has none
                requests.onRequestHead();
            }
        } else if (deadline != null) {
            int request = deadline.onRequestHead();
            context.addEndHandler(ended -> deadline.onResponse(request));
        }
        context.next();
    }
}
