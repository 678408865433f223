package dev.longwave.wire;

import io.quarkus.websockets.next.UserData.TypedKey;
import java.net.InetAddress;

/** A place among the connections that there may be: taken at the handshake, given back when the connection has ended. */
public final class Slot {

    /** Where the handshake puts it for its connection. */
    public static final TypedKey<Slot> KEY = new TypedKey<>("longwave.slot");

    private final InetAddress client;
    private final Runnable giveBack;
    private boolean released;

    /**
     * @param client whose it is
     * @param giveBack run once, on the connection's event loop
     */
    public Slot(InetAddress client, Runnable giveBack) {
        this.client = client;
        this.giveBack = giveBack;
    }

    InetAddress client() {
        return client;
    }

    void release() {
        if (!released) {
            released = true;
            giveBack.run();
        }
    }
}
