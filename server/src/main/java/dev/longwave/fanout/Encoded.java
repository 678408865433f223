package dev.longwave.fanout;

/** A message in the form of one transport or protocol, shared by all subscribers that use it. */
public interface Encoded {

    /** Frees its memory. Called once, when the last subscriber has been given the message. On any thread. */
    void release();
}
