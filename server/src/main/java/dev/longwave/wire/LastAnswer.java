package dev.longwave.wire;

import io.netty.channel.ChannelPipeline;
import io.vertx.core.http.HttpConnection;

/** Ends an HTTP connection whose peer may still be sending. */
public final class LastAnswer {

    private LastAnswer() {}

    /**
     * Has the connection closed in stages from now on (RFC 9112 §9.6): or it would be reset, and the reset may overtake the
     * answer. On its event loop.
     */
    public static void isToBeRead(HttpConnection connection) {
        ChannelPipeline pipeline = Pipelines.contextOf(connection).pipeline();
        if (pipeline.get(LingeringCloseHandler.class) == null) {
            pipeline.addFirst(new LingeringCloseHandler(/* peerEnded= */ false));
        }
    }
}
