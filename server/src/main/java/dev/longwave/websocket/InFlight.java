package dev.longwave.websocket;

/** The cost of one peer's messages that the server has taken and is not done with. On the connection's event loop. */
final class InFlight {

    private final int limit;

    /** Of the messages that were handed over since the last turn. */
    private int delivered;

    /** Of those whose endpoints are not done with them when they return. */
    private int held;

    /** @param limit the cost at which nothing more is to be taken */
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

    /** What was handed over has been handled, unless it is held. */
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
