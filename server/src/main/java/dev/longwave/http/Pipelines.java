package dev.longwave.http;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/** Access to internals of Vert.x and Netty. An upgrade that changes them fails with an error that names the change. */
public final class Pipelines {

    private Pipelines() {}

    /** Returns the context of Vert.x's handler, the last in a connection's pipeline. No public API offers it. */
    public static ChannelHandlerContext contextOf(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            return base.channelHandlerContext();
        }
        throw unexpected("a connection of Vert.x to be a " + ConnectionBase.class.getName(), connection.getClass());
    }

    /** Removes the handler of this type, if the pipeline has one. */
    public static void removeIfThere(ChannelPipeline pipeline, Class<? extends ChannelHandler> type) {
        ChannelHandler handler = pipeline.get(type);
        if (handler != null) {
            pipeline.remove(handler);
        }
    }

    /** Closes the connection from the first handler on: neither {@link LingeringCloseHandler} nor TLS delays it. */
    @SuppressWarnings("FutureReturnValueIgnored") // channelInactive follows
    public static void closeAtOnce(ChannelPipeline pipeline) {
        ChannelHandlerContext first = pipeline.firstContext();
        if (first != null) { // else the connection has just closed
            first.close();
        }
    }

    /** Returns an error about an internal that an upgrade has changed. */
    public static IllegalStateException unexpected(String expected, Object found) {
        return new IllegalStateException(
                "Expected %s, but found %s: see docs/decisions/0006-one-handler-per-connection.md"
                        .formatted(expected, found));
    }
}
