package dev.longwave.wire;

import dev.longwave.connection.CloseCode;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.buffer.Buffer;
import java.util.Objects;

/** A connection, to those who send it something. */
public sealed interface Outlet permits WireHandler {

    /** Where each connection has its own. */
    TypedKey<Outlet> KEY = new TypedKey<>("longwave.outlet");

    static Outlet of(WebSocketConnection connection) {
        return Objects.requireNonNull(connection.userData().get(KEY), "it was not checked");
    }

    /**
     * Sends a text message behind all that was sent before, unless the connection is being closed: what an endpoint answers
     * in the call that gave it the message goes out before the Close. On its event loop.
     *
     * <p>What an endpoint returns, or sends by the platform's own connection, comes to the same, through a dozen objects and
     * locks more.
     */
    void send(String text);

    /** Likewise a binary message. */
    void send(Buffer bytes);

    /**
     * Counts a message of this connection's as under way beyond the call of the endpoint, until it is
     * {@linkplain #release released}: towards its inbound bound, and for its Close, which waits. On its event loop.
     *
     * @param bytes of payload
     */
    void hold(int bytes);

    /**
     * Ends what {@link #hold} began. From any thread.
     *
     * @param bytes as they were held
     */
    void release(int bytes);

    /**
     * Closes it behind all that it has been sent, unless it is being closed already; what its client sends is no longer
     * looked at. From any thread.
     */
    void end(CloseCode code, String reason);
}
