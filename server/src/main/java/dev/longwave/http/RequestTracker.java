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

/** Sees each request that has come, for what bounds its connection. */
@Singleton
final class RequestTracker {

    private final RequestTimeout timeout;
    private final Duration idleTimeout;
    private final Limits limits;

    RequestTracker(RequestTimeoutConfig request, IdleConfig idle, LimitsConfig wire) {
        timeout = RequestTimeout.of(request);
        idleTimeout = idle.idleTimeout();
        limits = Limits.of(wire);
    }

    /** What bounds a connection that has just been accepted, until it is a WebSocket. */
    ChannelHandler[] bounds() {
        return new ChannelHandler[] {
            new RequestTimeoutHandler(timeout),
            new UnreadResponsesHandler(limits.outbound()),
            new RequestHandlersInstaller()
        };
    }

    void watch(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::watch).failureHandler(RequestTracker::failed);
    }

    void watch(@Observes ManagementInterface management) {
        watch(management.router());
    }

    private static void failed(RoutingContext context) {
        Throwable failure = context.failure();
        // Who takes a request back, or goes away, makes no error, of which the platform would log one each time.
        if (!(failure instanceof Http2Exception || failure instanceof ClosedChannelException)) {
            context.next();
        }
    }

    private void watch(RoutingContext context) {
        ChannelPipeline pipeline =
                Pipelines.contextOf(context.request().connection()).pipeline();
        RequestTimeoutHandler deadline = pipeline.get(RequestTimeoutHandler.class);
        if (context.request().version() == HttpVersion.HTTP_2) {
            if (deadline != null) {
                pipeline.replace(deadline, null, new Http2IdleHandler(idleTimeout));
            }
            Http2IdleHandler requests = pipeline.get(Http2IdleHandler.class);
            if (requests != null) { // there are none in development
                requests.headCame();
            }
        } else if (deadline != null) {
            int request = deadline.headCame();
            context.addEndHandler(ended -> deadline.answered(request));
        }
        context.next();
    }
}
