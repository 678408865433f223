package dev.longwave.wire;

import dev.longwave.connection.Ending;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Why a connection ends, and its Close as Vert.x is to see it: the peer's, or one for what the peer did, kept until
 * everything before it has been handled. On the connection's event loop.
 */
final class PendingClose {

    private @Nullable CloseWebSocketFrame frame;
    private @Nullable Ending ending;

    /** The last frame counts: a peer may turn out to be too slow while its own Close waits. */
    void set(Ending reason, CloseWebSocketFrame close) {
        because(reason);
        drop();
        frame = close;
    }

    /** The first reason counts. */
    void because(Ending reason) {
        ending = ending == null ? reason : ending;
    }

    /** Why it ended: if nobody has said so, it was the client that went. */
    Ending ending() {
        return ending == null ? Ending.CLIENT : ending;
    }

    /** The frame, once; its user releases it. */
    @Nullable
    CloseWebSocketFrame take() {
        CloseWebSocketFrame taken = frame;
        frame = null;
        return taken;
    }

    void drop() {
        ReferenceCountUtil.release(take());
    }
}
