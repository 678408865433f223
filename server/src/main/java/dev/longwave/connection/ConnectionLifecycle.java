package dev.longwave.connection;

import dev.longwave.keepalive.IdleCounter;
import dev.longwave.keepalive.IdleMonitor;
import dev.longwave.keepalive.KeepAlivePeer;
import dev.longwave.log.LogEvent;
import org.jboss.logging.Logger;

/** Lifecycle of one connection: notifies registry, keep-alive, log and session. On its event loop. */
public final class ConnectionLifecycle {

    private static final Logger LOG = Logger.getLogger(ConnectionLifecycle.class);

    private final ConnectionStats stats;
    private final IdleMonitor monitor;
    private final ConnectionRegistry registry;
    private final Session session;
    private final Runnable onEnd;

    @SuppressWarnings("NullAway.Init") // begin() sets it, before any other call
    private IdleCounter idle;

    /** Whether the session was opened and did not fail at it. */
    private boolean sessionOpen;

    /**
     * Creates the lifecycle of a connection that is about to open.
     *
     * @param onEnd releases the connection's reservations; run once, before {@link Session#closed}
     */
    public ConnectionLifecycle(
            ConnectionStats stats, IdleMonitor monitor, ConnectionRegistry registry, Session session, Runnable onEnd) {
        this.stats = stats;
        this.monitor = monitor;
        this.registry = registry;
        this.session = session;
        this.onEnd = onEnd;
    }

    /** Registers the open connection, of which its client cannot know yet. */
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

    /** Resets the idle time, because the client sent bytes. */
    public void onRead() {
        idle.reset();
    }

    /** Records the nanoseconds between a Ping and its Pong. */
    public void onPong(long nanos) {
        registry.pinged(nanos);
    }

    /** Stops the keep-alive of a closing connection: the close has timeouts of its own. */
    public void closing() {
        monitor.end(idle);
    }

    /**
     * Unregisters the connection, which has ended.
     *
     * @param code its close code, 0 if it had none
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
