package dev.longwave.http;

import dev.longwave.limits.Limits;
import dev.longwave.limits.LimitsConfig;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2Exception;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;

/** The handlers of a new connection, and the first route, which tells them about each request of HTTP/2. */
@Singleton
public final class RequestTracker {

    private final RequestTimeout timeout;
    private final Duration idleTimeout;
    private final Limits limits;
    private final HttpDate date = new HttpDate();
    private final HttpServerOptions requestLimits;
    private final TlsRedirect redirect;

    RequestTracker(
            RequestTimeoutConfig request,
            IdleConfig idle,
            LimitsConfig limits,
            RequestLimitsConfig requestLimits,
            TlsRedirect redirect) {
        this.redirect = redirect;
        timeout = RequestTimeout.of(request);
        idleTimeout = idle.idleTimeout();
        this.limits = Limits.of(limits);
        this.requestLimits = new HttpServerOptions()
                .setMaxInitialLineLength(requestLimits.maxInitialLineLength())
                .setMaxHeaderSize(Math.toIntExact(requestLimits.maxHeaderSize().asLongValue()))
                .setMaxChunkSize(Math.toIntExact(requestLimits.maxChunkSize().asLongValue()));
    }

    /** Returns the handlers with the limits of a new connection, until it is a WebSocket. */
    public ChannelHandler[] handlers() {
        return new ChannelHandler[] {
            new AcceptTimeoutHandler(timeout.duration()),
            new UnreadResponsesHandler(limits.outbound()),
            new RequestHandlersInstaller(timeout, requestLimits, date, redirect)
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
        if (context.request().version() == HttpVersion.HTTP_2) {
            ChannelPipeline pipeline =
                    Pipelines.contextOf(context.request().connection()).pipeline();
            ChannelHandler timeouts = pipeline.get(AcceptTimeoutHandler.class);
            if (timeouts == null) { // after an upgrade from HTTP/1.1, which the management interface allows
                timeouts = pipeline.get(RequestTimeoutHandler.class);
            }
            if (timeouts != null) {
                pipeline.replace(timeouts, null, new Http2IdleHandler(idleTimeout));
            }
            Http2IdleHandler requests = pipeline.get(Http2IdleHandler.class);
            if (requests != null) { // development mode has none
                requests.onRequestHead();
            }
            context.response().putHeader(HttpHeaders.DATE, date.now());
        }
        BodyTimeout.start(context.vertx(), context.request(), timeout.duration());
        context.next();
    }
}
