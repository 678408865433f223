package dev.longwave.http;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/** What this package takes from inside Vert.x and Netty. Where an upgrade of them breaks it, it says so. */
public final class Pipelines {

    private Pipelines() {}

    /** The place of Vert.x in a connection's pipeline: the last. It shows that to nobody. */
    public static ChannelHandlerContext contextOf(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            return base.channelHandlerContext();
        }
        throw unexpected("a connection of Vert.x to be a " + ConnectionBase.class.getName(), connection.getClass());
    }

    public static void removeIfThere(ChannelPipeline pipeline, Class<? extends ChannelHandler> type) {
        ChannelHandler handler = pipeline.get(type);
        if (handler != null) {
            pipeline.remove(handler);
        }
    }

    /** From the first handler, with none before it that would linger: neither ours nor that of TLS. */
    @SuppressWarnings("FutureReturnValueIgnored") // channelInactive tells
    public static void closeAtOnce(ChannelPipeline pipeline) {
        ChannelHandlerContext first = pipeline.firstContext();
        if (first != null) { // it has not just gone
            first.close();
        }
    }

    public static IllegalStateException unexpected(String expected, Object found) {
        return new IllegalStateException(
                "Expected %s, but found %s: see docs/decisions/0006-one-handler-per-connection.md"
                        .formatted(expected, found));
    }
}
