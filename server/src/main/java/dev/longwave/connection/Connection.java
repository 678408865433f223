package dev.longwave.connection;

import dev.longwave.fanout.Subscriber;

/** A client's connection, over any transport. On its event loop, unless stated. */
public interface Connection {

    /** Returns the connection's number, which no other connection of this process ever has. From any thread. */
    long id();

    /**
     * Sends a message after everything that was sent before. Once the connection is closing, the message is dropped. Messages
     * that a session sends while it handles a message go out before the Close.
     *
     * @param payload UTF-8 if it is text; the caller may change it after the return
     */
    void send(boolean text, byte[] payload);

    /**
     * Closes the connection after everything that is queued for it, unless it is closing already. Messages that the client
     * sends from then on are dropped. From any thread.
     *
     * @param reason at most 123 bytes in UTF-8 (RFC 6455 §5.5)
     */
    void close(CloseCode code, String reason);

    /**
     * Keeps a message in flight after the return of {@link Session#message}, until it is {@linkplain #release released}. A
     * message in flight counts towards the inbound limit, and the client's Close waits for it.
     *
     * @param bytes size of its payload
     */
    void hold(int bytes);

    /**
     * Releases a message that {@link #hold} keeps in flight. From any thread.
     *
     * @param bytes the size that was held
     */
    void release(int bytes);

    /** Returns this connection as a subscriber of a fan-out, which delivers messages unchanged. From any thread. */
    Subscriber subscriber();

    /**
     * Returns control of the connection's frames.
     *
     * @throws UnsupportedOperationException if the transport has none
     */
    default FrameControl frames() {
        throw new UnsupportedOperationException("no frames");
    }
}
