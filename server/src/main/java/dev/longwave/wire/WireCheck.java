package dev.longwave.wire;

import dev.longwave.connection.Ending;
import dev.longwave.keepalive.KeepAliveConfig;
import dev.longwave.keepalive.Pace;
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
 * Prepares the pipeline of each connection that asks for an upgrade, whichever the endpoint, for a {@link WireHandler}.
 * Refuses nobody.
 */
@Singleton
@Startup // so that a limit that is not allowed stops the boot, not the first connection
final class WireCheck implements HttpUpgradeCheck {

    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

    private final WireLimits limits;
    private final boolean compresses;
    private final Watches watches;
    private final OpenConnections connections;
    private final Unfinished unfinished;
    private final Backlog backlog;

    WireCheck(WireConfig config, KeepAliveConfig keepAlive, OpenConnections connections) {
        this.connections = connections;
        limits = WireLimits.of(config);
        long heap = Runtime.getRuntime().maxMemory();
        unfinished = Unfinished.of(config, heap);
        backlog = Backlog.of(config, Math.min(heap, FrameMemory.most()), new FrameMemory(), connections::all);
        compresses = config.compression().enabled().isTrue();
        watches = new Watches(Pace.of(keepAlive));
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext upgrade) {
        HttpConnection connection = upgrade.httpRequest().connection();
        ChannelHandlerContext vertx = Pipelines.contextOf(connection);
        ChannelPipeline pipeline = vertx.pipeline();
        Optional<DeflateParameters> deflate = compresses
                ? DeflateParameters.negotiate(upgrade.httpRequest().headers().getAll(EXTENSIONS))
                : Optional.empty();
        Slot slot = Objects.requireNonNull(upgrade.userData().remove(Slot.KEY), "the handshake was not checked");
        if (pipeline.get(UpgradeHandler.class) == null) {
            ConnectionListener endpoint = upgrade.userData().remove(ConnectionListener.KEY);
            Registration registration = new Registration(
                    connections.newAccount(upgrade.endpointId(), slot.client(), vertx.executor()),
                    watches.of(vertx.executor()),
                    connections,
                    new Listeners(slot, connection, endpoint));
            WireHandler wire = new WireHandler(limits, unfinished, backlog, deflate.orElse(null), registration);
            upgrade.userData().put(Connection.KEY, wire);
            pipeline.addBefore(vertx.name(), null, new UpgradeHandler(wire, slot, forget(upgrade.httpRequest())));
        } else {
            // This request follows one on the same connection that has not been answered yet.
            slot.release();
        }
        return CheckResult.permitUpgrade(deflate.map(WireCheck::answer).orElse(Map.of()));
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
            Slot slot, HttpConnection connection, @Nullable ConnectionListener endpoint) implements ConnectionListener {

        @Override
        public void opened(Connection opened) {
            if (endpoint != null) {
                endpoint.opened(opened);
            }
        }

        @Override
        public void closed(Ending ending) {
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
