package dev.longwave.websocket;

import dev.longwave.admission.ConnectionPermit;
import dev.longwave.connection.ConnectionLifecycle;
import dev.longwave.connection.ConnectionMetrics;
import dev.longwave.connection.ConnectionRegistry;
import dev.longwave.connection.Endpoint;
import dev.longwave.connection.Session;
import dev.longwave.http.Pipelines;
import dev.longwave.keepalive.IdleMonitors;
import dev.longwave.keepalive.KeepAliveConfig;
import dev.longwave.keepalive.PingSchedule;
import dev.longwave.limits.Budgets;
import dev.longwave.limits.InboundBudget;
import dev.longwave.limits.Limits;
import dev.longwave.limits.LimitsConfig;
import dev.longwave.limits.OutboundBudget;
import dev.longwave.websocket.codec.DeflateParameters;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.quarkus.arc.All;
import io.quarkus.websockets.next.HttpUpgradeCheck.CheckResult;
import io.quarkus.websockets.next.HttpUpgradeCheck.HttpUpgradeContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.spi.context.storage.AccessMode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Preparation of an HTTP connection's pipeline for a {@link WebSocketHandler}, once its upgrade is accepted. */
@Singleton
final class UpgradePipeline {

    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

    private final Budgets budgets;
    private final boolean compresses;
    private final IdleMonitors monitors;
    private final ConnectionRegistry registry;

    UpgradePipeline(
            LimitsConfig config,
            KeepAliveConfig keepAlive,
            ConnectionRegistry registry,
            ConnectionMetrics metrics,
            @All List<Endpoint> endpoints) {
        this.registry = registry;
        long heap = Runtime.getRuntime().maxMemory();
        budgets = new Budgets(
                Limits.of(config),
                InboundBudget.of(config, heap),
                OutboundBudget.of(config, Math.min(heap, DirectMemory.max()), new DirectMemory(), registry::all));
        compresses = config.compression().enabled().isTrue();
        monitors = new IdleMonitors(PingSchedule.of(keepAlive));
        endpoints.forEach(endpoint -> metrics.begin(endpoint.id()));
    }

    /** Accepts the upgrade, with compression if the server accepts an offer of the client. */
    Uni<CheckResult> prepare(HttpUpgradeContext upgrade, Session session, ConnectionPermit permit) {
        HttpServerRequest request = upgrade.httpRequest();
        Optional<DeflateParameters> deflate =
                compresses ? DeflateParameters.negotiate(request.headers().getAll(EXTENSIONS)) : Optional.empty();
        ChannelHandlerContext vertx = Pipelines.contextOf(request.connection());
        ChannelPipeline pipeline = vertx.pipeline();
        if (pipeline.get(UpgradeHandler.class) == null) {
            ConnectionLifecycle lifecycle = new ConnectionLifecycle(
                    registry.newStats(upgrade.endpointId(), permit.client(), vertx.executor()),
                    monitors.of(vertx.executor()),
                    registry,
                    session,
                    onEnd(permit, request.connection()));
            WebSocketHandler handler = new WebSocketHandler(budgets, deflate.orElse(null), lifecycle);
            upgrade.userData().put(WebSocketRoute.HANDLER, handler);
            pipeline.addBefore(vertx.name(), null, new UpgradeHandler(handler, permit, forget(request)));
        } else {
            // This request follows one on the same connection that has no response yet.
            permit.release();
        }
        return CheckResult.permitUpgrade(deflate.map(UpgradePipeline::header).orElse(Map.of()));
    }

    private static Map<String, List<String>> header(DeflateParameters deflate) {
        return Map.of(EXTENSIONS, List.of(deflate.response()));
    }

    private static Runnable onEnd(ConnectionPermit permit, HttpConnection connection) {
        return () -> {
            permit.release();
            connection.exceptionHandler(ended -> {}); // the end of a connection is no error to be logged
        };
    }

    /**
     * Frees data that Vert.x and Quarkus would keep for as long as the connection is open: up to 20 KiB of headers, which have
     * all been read, and a map with the context of the request.
     */
    private static Runnable forget(HttpServerRequest request) {
        ContextInternal context = (ContextInternal) ((HttpServerRequestInternal) request).context();
        return () -> {
            request.headers().clear();
            context.removeLocal(ContextInternal.LOCAL_MAP, AccessMode.CONCURRENT);
        };
    }
}
