package dev.longwave.connection;

import io.quarkus.websockets.next.UserData.TypedKey;

/**
 * Told of one connection before its client can know of it, and when it has ended. An endpoint is told later: too late to be
 * sent what others send as soon as the client is connected.
 */
public interface Session {

    /** Where an upgrade check leaves one for its connection. */
    TypedKey<Session> KEY = new TypedKey<>("longwave.listener");

    /** The handshake is about to be answered. On the connection's event loop. */
    void opened(Connection connection);

    /** TCP has ended, whatever came before. On the connection's event loop, once for each {@link #opened}. */
    void closed(DisconnectCause ending);

    /** What of its endpoint the connection is for: a channel, or a writer; empty where there is one thing only. From any thread. */
    default String subject() {
        return "";
    }
}
