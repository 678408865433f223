package dev.longwave.wire;

import io.quarkus.websockets.next.UserData.TypedKey;

/** A place among the connections that there may be: taken at the handshake, given back when the connection has ended. */
public final class Slot {

    /** Where the handshake puts it for its connection. */
    public static final TypedKey<Slot> KEY = new TypedKey<>("longwave.slot");

    private final Runnable giveBack;
    private boolean released;

    /** @param giveBack run once, on the connection's event loop */
    public Slot(Runnable giveBack) {
        this.giveBack = giveBack;
    }

    void release() {
        if (!released) {
            released = true;
            giveBack.run();
        }
    }
}
