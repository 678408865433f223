package dev.longwave.fanout;

/** A message in the form of one transport or protocol, shared by all subscribers that use it. */
public interface Encoded {

    /** Frees the memory of the encoding. Called once, after delivery to the last subscriber. On any thread. */
    void release();
}
