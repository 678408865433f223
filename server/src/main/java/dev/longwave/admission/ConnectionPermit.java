package dev.longwave.admission;

import io.quarkus.websockets.next.UserData.TypedKey;
import java.net.InetAddress;

/** A place among the connections that there may be: taken at the handshake, given back when the connection has ended. */
public final class ConnectionPermit {

    /** Where the handshake puts it for its connection. */
    public static final TypedKey<ConnectionPermit> KEY = new TypedKey<>("longwave.slot");

    private final InetAddress client;
    private final Runnable giveBack;
    private boolean released;

    /**
     * @param client whose it is
     * @param giveBack run once, on the connection's event loop
     */
    public ConnectionPermit(InetAddress client, Runnable giveBack) {
        this.client = client;
        this.giveBack = giveBack;
    }

    public InetAddress client() {
        return client;
    }

    public void release() {
        if (!released) {
            released = true;
            giveBack.run();
        }
    }
}
