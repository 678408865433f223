package dev.longwave.admission;

import java.net.InetAddress;

/** Permit for one connection: taken when a request is admitted, released when its connection closes. */
public final class ConnectionPermit {

    private final InetAddress client;
    private final Runnable onRelease;
    private boolean released;

    /**
     * Creates a permit that is taken.
     *
     * @param client the address that the permit counts for
     * @param onRelease runs once, on the connection's event loop
     */
    public ConnectionPermit(InetAddress client, Runnable onRelease) {
        this.client = client;
        this.onRelease = onRelease;
    }

    /** Returns the client's address. */
    public InetAddress client() {
        return client;
    }

    /** Releases the permit. A second call does nothing. */
    public void release() {
        if (!released) {
            released = true;
            onRelease.run();
        }
    }
}
