package dev.longwave.connection;

import dev.longwave.websocket.WebSocketHandler;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocketConnection;
import java.util.Objects;

/** A connection, to those who send to it and take what it sends. */
public interface Connection {

    /** Where each connection of the platform's has its own. */
    TypedKey<Connection> KEY = new TypedKey<>("longwave.connection");

    static Connection of(WebSocketConnection connection) {
        return Objects.requireNonNull(connection.userData().get(KEY), "it was not checked");
    }

    /**
     * Says who takes what its client sends, of which nothing is read before. Each endpoint says so when it is opened: its
     * methods for messages, if it had any, would never be called. On its event loop.
     */
    void receive(Receiver receiver);

    /**
     * Sends a message behind all that was sent before, unless the connection is being closed: what is sent while a message is
     * taken goes out before the Close. On its event loop.
     *
     * @param payload in UTF-8 if it is text; free again on return
     */
    void send(boolean text, byte[] payload);

    /**
     * Counts a message of this connection's as under way beyond the call of its {@link Receiver}, until it is
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
