package dev.longwave.wire;

import dev.longwave.connection.Ending;
import dev.longwave.keepalive.Silence;
import dev.longwave.keepalive.Watch;
import dev.longwave.log.LogLine;
import org.jboss.logging.Logger;

/** Where else one connection is known while it is open. On its event loop. */
final class Registration {

    private static final Logger LOG = Logger.getLogger(Registration.class);

    private final Account account;
    private final Watch watch;
    private final OpenConnections connections;
    private final ConnectionListener listener;

    @SuppressWarnings("NullAway.Init") // set when it begins, before anything else
    private Silence silence;

    /** @param listener told of the end before the rest of the pipeline is, and of the beginning before the client */
    Registration(Account account, Watch watch, OpenConnections connections, ConnectionListener listener) {
        this.account = account;
        this.watch = watch;
        this.connections = connections;
        this.listener = listener;
    }

    void begin(WireHandler connection, WatchedPeer peer) {
        silence = watch.over(peer);
        connections.add(connection);
        LogLine.debug(LOG, "Connection opened")
                .with("connectionId", account.id())
                .with("endpoint", account.endpoint())
                .write();
        listener.opened(connection);
    }

    Account account() {
        return account;
    }

    /** The channel, or the writer, that it is connected to; empty where there is no choice. */
    String subject() {
        return listener.subject();
    }

    /** Bytes came from the peer. */
    void heard() {
        silence.broken();
    }

    /** A Pong came, so long after its Ping. */
    void answered(long nanos) {
        connections.pinged(nanos);
    }

    /** It is being closed, which has a patience of its own. */
    void closing() {
        watch.end(silence);
    }

    /** @param code that it was closed with, 0 if with none */
    void ended(WireHandler connection, Ending ending, int code) {
        watch.end(silence);
        connections.remove(connection, ending, code);
        LogLine.debug(LOG, "Connection closed")
                .with("connectionId", account.id())
                .with("endpoint", account.endpoint())
                .with("closeCode", code)
                .with("cause", ending)
                .write();
        listener.closed(ending);
    }
}
