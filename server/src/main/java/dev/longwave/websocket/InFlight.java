package dev.longwave.websocket;

/** Cost of one client's messages in flight: read and not fully handled. On the connection's event loop. */
final class InFlight {

    private final int limit;

    /** Cost of the messages that were delivered since the last end of a read. */
    private int delivered;

    /** Cost of the messages that their sessions still hold after the return. */
    private int held;

    /** @param limit cost at which the server stops reading */
    InFlight(int limit) {
        this.limit = limit;
    }

    boolean isFull() {
        return delivered + held >= limit;
    }

    boolean isHeld() {
        return held > 0;
    }

    void deliver(int cost) {
        delivered += cost;
    }

    /** Clears the cost of delivered messages: they are handled, unless they are held. */
    void endOfRead() {
        delivered = 0;
    }

    void hold(int cost) {
        held += cost;
    }

    void release(int cost) {
        held -= cost;
    }
}
