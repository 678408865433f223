package dev.longwave.wire;

import dev.longwave.connection.Ending;
import dev.longwave.keepalive.Silence;
import dev.longwave.keepalive.Watch;

/** Where else one connection is known while it is open. On its event loop. */
final class Registration {

    private final WireHandler connection;
    private final OpenConnections connections;
    private final Watch watch;
    private final Silence silence;

    Registration(WireHandler connection, WatchedPeer peer, Watch watch, OpenConnections connections) {
        this.connection = connection;
        this.connections = connections;
        this.watch = watch;
        silence = watch.over(peer);
        connections.add(connection);
    }

    /** Bytes came from the peer. */
    void heard() {
        silence.broken();
    }

    /** It is being closed, which has a patience of its own. */
    void closing() {
        watch.end(silence);
    }

    void ended(Ending ending) {
        watch.end(silence);
        connections.remove(connection, ending);
    }
}
