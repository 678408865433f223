package dev.longwave.connection;

import dev.longwave.keepalive.IdleCounter;
import dev.longwave.keepalive.IdleMonitor;
import dev.longwave.log.LogEvent;
import dev.longwave.websocket.WebSocketHandler;
import dev.longwave.websocket.WebSocketPeer;
import org.jboss.logging.Logger;

/** Where else one connection is known while it is open. On its event loop. */
public final class ConnectionLifecycle {

    private static final Logger LOG = Logger.getLogger(ConnectionLifecycle.class);

    private final ConnectionStats account;
    private final IdleMonitor watch;
    private final ConnectionRegistry connections;
    private final Session listener;

    @SuppressWarnings("NullAway.Init") // set when it begins, before anything else
    private IdleCounter silence;

    /** @param listener told of the end before the rest of the pipeline is, and of the beginning before the client */
    public ConnectionLifecycle(ConnectionStats account, IdleMonitor watch, ConnectionRegistry connections, Session listener) {
        this.account = account;
        this.watch = watch;
        this.connections = connections;
        this.listener = listener;
    }

    public void begin(WebSocketHandler connection, WebSocketPeer peer) {
        silence = watch.over(peer);
        connections.add(connection);
        LogEvent.debug(LOG, "Connection opened")
                .with("connectionId", account.id())
                .with("endpoint", account.endpoint())
                .write();
        listener.opened(connection);
    }

    public ConnectionStats account() {
        return account;
    }

    /** The channel, or the writer, that it is connected to; empty where there is no choice. */
    public String subject() {
        return listener.subject();
    }

    /** Bytes came from the peer. */
    public void heard() {
        silence.broken();
    }

    /** A Pong came, so long after its Ping. */
    public void answered(long nanos) {
        connections.pinged(nanos);
    }

    /** It is being closed, which has a patience of its own. */
    public void closing() {
        watch.end(silence);
    }

    /** @param code that it was closed with, 0 if with none */
    public void ended(WebSocketHandler connection, DisconnectCause ending, int code) {
        watch.end(silence);
        connections.remove(connection, ending, code);
        LogEvent.debug(LOG, "Connection closed")
                .with("connectionId", account.id())
                .with("endpoint", account.endpoint())
                .with("closeCode", code)
                .with("cause", ending)
                .write();
        listener.closed(ending);
    }
}
