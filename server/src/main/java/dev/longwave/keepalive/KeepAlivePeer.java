package dev.longwave.keepalive;

import java.time.Duration;

/** A connection, as the watch over it sees it. */
public interface KeepAlivePeer {

    /** Whether it is we who do not read from it, so that its silence says nothing. */
    boolean isHeldBack();

    /** Whether it has taken anything of what it was sent, or was sent more, since this was asked last. */
    boolean hasTakenSomething();

    void ping();

    /** Ends it without a word: nobody is there to read one. Its watch is over; ending that as well must wait. */
    void cut(Duration silent);
}
