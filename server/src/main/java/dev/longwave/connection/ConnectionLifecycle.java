package dev.longwave.connection;

import dev.longwave.keepalive.IdleCounter;
import dev.longwave.keepalive.IdleMonitor;
import dev.longwave.keepalive.KeepAlivePeer;
import dev.longwave.log.LogEvent;
import org.jboss.logging.Logger;

/** Where one connection is known while it is open: registry, keep-alive, log, and its session. On its event loop. */
public final class ConnectionLifecycle {

    private static final Logger LOG = Logger.getLogger(ConnectionLifecycle.class);

    private final ConnectionStats stats;
    private final IdleMonitor monitor;
    private final ConnectionRegistry registry;
    private final Session session;
    private final Runnable onEnd;

    @SuppressWarnings("NullAway.Init") // set when it begins, before anything else
    private IdleCounter idle;

    /** Whether the session was opened and did not fail at it. */
    private boolean sessionOpen;

    /**
     * The life of a connection that is about to open.
     *
     * @param onEnd gives back what was reserved for the connection; run once, before the session is told
     */
    public ConnectionLifecycle(
            ConnectionStats stats, IdleMonitor monitor, ConnectionRegistry registry, Session session, Runnable onEnd) {
        this.stats = stats;
        this.monitor = monitor;
        this.registry = registry;
        this.session = session;
        this.onEnd = onEnd;
    }

    /** The connection is open, and its client cannot know yet. */
    public void begin(ManagedConnection connection, KeepAlivePeer peer) {
        idle = monitor.over(peer);
        registry.add(connection);
        LogEvent.debug(LOG, "Connection opened")
                .with("connectionId", stats.id())
                .with("endpoint", stats.endpoint())
                .write();
        try {
            session.opened(connection);
            sessionOpen = true;
        } catch (RuntimeException e) {
            LOG.error("Closed a connection: its session failed to open", e);
            connection.close(CloseCode.INTERNAL_ERROR, "internal error");
        }
    }

    public ConnectionStats stats() {
        return stats;
    }

    public Session session() {
        return session;
    }

    /** Bytes came from the client. */
    public void onRead() {
        idle.reset();
    }

    /** A Pong came, so many nanoseconds after its Ping. */
    public void onPong(long nanos) {
        registry.pinged(nanos);
    }

    /** The connection is being closed, which has time-outs of its own. */
    public void closing() {
        monitor.end(idle);
    }

    /**
     * The connection has ended.
     *
     * @param code that the connection was closed with, 0 if with none
     */
    public void ended(ManagedConnection connection, DisconnectCause cause, int code) {
        monitor.end(idle);
        registry.remove(connection, cause, code);
        LogEvent.debug(LOG, "Connection closed")
                .with("connectionId", stats.id())
                .with("endpoint", stats.endpoint())
                .with("closeCode", code)
                .with("cause", cause)
                .write();
        onEnd.run();
        if (sessionOpen) {
            session.closed(cause);
        }
    }
}
