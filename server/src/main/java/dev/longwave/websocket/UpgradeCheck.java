package dev.longwave.websocket;

import dev.longwave.admission.ConnectionPermit;
import dev.longwave.connection.Connection;
import dev.longwave.connection.ConnectionLifecycle;
import dev.longwave.connection.ConnectionRegistry;
import dev.longwave.connection.DisconnectCause;
import dev.longwave.connection.Session;
import dev.longwave.http.Pipelines;
import dev.longwave.keepalive.IdleMonitors;
import dev.longwave.keepalive.KeepAliveConfig;
import dev.longwave.keepalive.PingSchedule;
import dev.longwave.limits.InboundBudget;
import dev.longwave.limits.Limits;
import dev.longwave.limits.LimitsConfig;
import dev.longwave.limits.OutboundBudget;
import dev.longwave.websocket.codec.DeflateParameters;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.quarkus.runtime.Startup;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.spi.context.storage.AccessMode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Prepares the pipeline of each connection that asks for an upgrade, whichever the endpoint, for a {@link WebSocketHandler}.
 * Refuses nobody.
 */
@Singleton
@Startup // so that a limit that is not allowed stops the boot, not the first connection
final class UpgradeCheck implements HttpUpgradeCheck {

    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

    private final Limits limits;
    private final boolean compresses;
    private final IdleMonitors watches;
    private final ConnectionRegistry connections;
    private final InboundBudget unfinished;
    private final OutboundBudget backlog;

    UpgradeCheck(LimitsConfig config, KeepAliveConfig keepAlive, ConnectionRegistry connections) {
        this.connections = connections;
        limits = Limits.of(config);
        long heap = Runtime.getRuntime().maxMemory();
        unfinished = InboundBudget.of(config, heap);
        backlog = OutboundBudget.of(config, Math.min(heap, DirectMemory.most()), new DirectMemory(), connections::all);
        compresses = config.compression().enabled().isTrue();
        watches = new IdleMonitors(PingSchedule.of(keepAlive));
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext upgrade) {
        HttpConnection connection = upgrade.httpRequest().connection();
        ChannelHandlerContext vertx = Pipelines.contextOf(connection);
        ChannelPipeline pipeline = vertx.pipeline();
        Optional<DeflateParameters> deflate = compresses
                ? DeflateParameters.negotiate(upgrade.httpRequest().headers().getAll(EXTENSIONS))
                : Optional.empty();
        ConnectionPermit slot = Objects.requireNonNull(upgrade.userData().remove(ConnectionPermit.KEY), "the handshake was not checked");
        if (pipeline.get(UpgradeHandler.class) == null) {
            Session endpoint = upgrade.userData().remove(Session.KEY);
            ConnectionLifecycle registration = new ConnectionLifecycle(
                    connections.newAccount(upgrade.endpointId(), slot.client(), vertx.executor()),
                    watches.of(vertx.executor()),
                    connections,
                    new Listeners(slot, connection, endpoint));
            WebSocketHandler wire = new WebSocketHandler(limits, unfinished, backlog, deflate.orElse(null), registration);
            upgrade.userData().put(Connection.KEY, wire);
            pipeline.addBefore(vertx.name(), null, new UpgradeHandler(wire, slot, forget(upgrade.httpRequest())));
        } else {
            // This request follows one on the same connection that has not been answered yet.
            slot.release();
        }
        return CheckResult.permitUpgrade(deflate.map(UpgradeCheck::answer).orElse(Map.of()));
    }

    private static Map<String, List<String>> answer(DeflateParameters deflate) {
        return Map.of(EXTENSIONS, List.of(deflate.answer()));
    }

    /**
     * What Vert.x and Quarkus would keep for as long as the connection is open: up to 20 KiB of headers, all of which have
     * been looked at, and a map of what was known while the request was handled.
     */
    private static Runnable forget(HttpServerRequest request) {
        ContextInternal context = (ContextInternal) ((HttpServerRequestInternal) request).context();
        return () -> {
            request.headers().clear();
            context.removeLocal(ContextInternal.LOCAL_MAP, AccessMode.CONCURRENT);
        };
    }

    /** All who are told of a connection. */
    private record Listeners(
            ConnectionPermit slot, HttpConnection connection, @Nullable Session endpoint) implements Session {

        @Override
        public void opened(Connection opened) {
            if (endpoint != null) {
                endpoint.opened(opened);
            }
        }

        @Override
        public void closed(DisconnectCause ending) {
            slot.release();
            // That a connection ends is no error to be logged; who wants to know has @OnClose.
            connection.exceptionHandler(ended -> {});
            if (endpoint != null) {
                endpoint.closed(ending);
            }
        }

        @Override
        public String subject() {
            return endpoint == null ? "" : endpoint.subject();
        }
    }
}
