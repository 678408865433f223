package dev.longwave.admission;

import java.net.InetAddress;

/** One of the allowed connections: taken when a request is admitted, released when its connection has ended. */
public final class ConnectionPermit {

    private final InetAddress client;
    private final Runnable onRelease;
    private boolean released;

    /**
     * A permit that is taken.
     *
     * @param client the address that it counts for
     * @param onRelease run once, on the connection's event loop
     */
    public ConnectionPermit(InetAddress client, Runnable onRelease) {
        this.client = client;
        this.onRelease = onRelease;
    }

    public InetAddress client() {
        return client;
    }

    /** Gives it back. A second call does nothing. */
    public void release() {
        if (!released) {
            released = true;
            onRelease.run();
        }
    }
}
